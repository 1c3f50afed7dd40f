// A voice of the tests' own, in the place of the device's.

export const vietnamese = { name: 'Linh', lang: 'vi-VN', voiceURI: 'linh', localService: true, default: true };
export const english = { name: 'Ann', lang: 'en-US', voiceURI: 'ann', localService: true, default: false };

/**
 * Puts a voice of the test's own in the place of the device's: it begins when it is asked to speak and
 * says a sentence until `finish`. `mode` is how a phantom behaves.
 */
export async function giveVoices(page, voices, mode = 'speaks') {
  await page.addInitScript(
    ([voices, mode]) => {
      class Utterance {
        constructor(text) {
          this.text = text;
        }
      }
      class Synthesis extends EventTarget {
        said = [];
        voices = voices;
        current = null;
        speaking = false;
        pending = false;
        getVoices() {
          return this.voices;
        }
        fire(utterance, type, details = {}) {
          utterance[`on${type}`]?.(Object.assign(new Event(type), details));
        }
        speak(utterance) {
          const { text, lang, rate, voice } = utterance;
          this.said.push({ text, lang, rate, voice: voice?.name });
          this.current = utterance;
          this.speaking = true;
          if (mode === 'mute') return;
          setTimeout(() => {
            if (this.current !== utterance) return;
            if (mode === 'error') return this.leave('error', { error: 'language-unavailable' });
            this.fire(utterance, 'start');
            this.since = performance.now();
            if (mode === 'ends at once') this.leave('end');
          });
        }
        leave(type, details) {
          const utterance = this.current;
          this.current = null;
          this.speaking = false;
          if (utterance) this.fire(utterance, type, details);
        }
        cancel() {
          const utterance = this.current;
          this.current = null;
          this.speaking = false;
          // As browsers do: later, when another may be speaking.
          if (utterance) setTimeout(() => this.fire(utterance, 'error', { error: 'canceled' }));
        }
        async finish() {
          while (!this.current || !this.since) await new Promise((resolve) => setTimeout(resolve, 5));
          // Nobody says a sentence in no time.
          await new Promise((resolve) => setTimeout(resolve, 60));
          this.leave('end');
        }
        bring(voices) {
          this.voices = voices;
          this.dispatchEvent(new Event('voiceschanged'));
        }
      }
      Object.defineProperty(window, 'speechSynthesis', { value: new Synthesis(), configurable: true });
      window.SpeechSynthesisUtterance = Utterance;
    },
    [voices, mode],
  );
}
