// `document.write` and its kin are errors here, and everybody who tries is written down.
window.wrote = [];
for (const name of ['write', 'writeln', 'open', 'close']) {
  Object.defineProperty(Document.prototype, name, {
    value() {
      window.wrote.push(name);
      throw new DOMException(`document.${name} is not allowed here`, 'NotAllowedError');
    },
  });
}
