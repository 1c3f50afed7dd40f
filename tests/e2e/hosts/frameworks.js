// What old libraries do to a page's own objects.
Array.prototype.toJSON = function () { return 'không phải danh sách'; };
Object.prototype.extend = function () {};
Array.prototype.each = Array.prototype.forEach;
String.prototype.strip = String.prototype.trim;
Function.prototype.bindAsEventListener = function () {};
window.$ = window.jQuery = (selector) => document.querySelectorAll(selector);
window.wasm = window.imports = window.bantin = 'của trang';
window.page = window.root = window.site = window.reader = { own: true };
const fetching = window.fetch;
window.fetch = (...values) => fetching(...values).then((response) => response);
const waiting = window.setTimeout;
window.setTimeout = (task, ms, ...values) => waiting(task, ms, ...values);
