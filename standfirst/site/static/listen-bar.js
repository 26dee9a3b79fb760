// What the player's controls are made of, and the small things that it needs: its memory, a clock, a page.
export const SPEEDS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.5, 1.75, 2, 2.5, 3];

// What each button does is its data-act; its picture is drawn by the style sheet.
const button = (act, label) => `<button type="button" data-act="${act}" aria-label="${label}"></button>`;
const worded = (act, label) => `<button type="button" data-act="${act}">${label}</button>`;
const options = (values, unit) => values.map((value) => `<option value="${value}">${value}${unit}</option>`).join("");
const HEAD = button("toggle", "Play") + button("sentence-back", "Previous sentence") + button("sentence-on", "Next sentence")
  + '<span class="listen-times"><b></b><span></span></span>';
export const WRONG = worded("wrong", "Said wrong?");
export const BAR = `${HEAD}<select aria-label="Speed">${options(SPEEDS, "×")}</select>
<button type="button" data-act="more" aria-label="More" aria-expanded="false"></button>
<input type="range" min="0" step="1" value="0" class="listen-place" aria-label="Place in the article">`;
export const PANEL = `${worded("paragraph-back", "Previous paragraph")}${worded("paragraph-on", "Next paragraph")}
<label>Sleep timer <select><option value="0">Off</option>${options([5, 10, 15, 30, 45, 60], " minutes")}</select></label>
<label>Then play the next story <input type="checkbox"></label>
<a download>Download the sound</a>
<p>Keys: <kbd>Space</kbd> play or pause, <kbd>←</kbd> <kbd>→</kbd> sentence, with <kbd>Shift</kbd> paragraph, <kbd>&lt;</kbd> <kbd>&gt;</kbd> speed</p>`;
export const DOCK = `<progress value="0" aria-hidden="true"></progress>${HEAD}<span class="listen-name"></span>${WRONG}${button("up", "To the player")}`;

// A browser may refuse storage; the player then merely forgets. What is of one sitting ends with the tab.
const shelf = (key) => (key.startsWith("sitting") ? sessionStorage : localStorage);
export const recall = (key) => {
  try { return JSON.parse(shelf(key).getItem(key)); } catch { return null; }
};
export const keep = (key, value) => {
  try { shelf(key).setItem(key, JSON.stringify(value)); } catch {}
};

export const clock = (seconds) => {
  const [h, m, s] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  return (h ? [h, `${m}`.padStart(2, "0")] : [m]).concat(`${s}`.padStart(2, "0")).join(":");
};
export const seconds = (text) => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
export const made = (tag, className, innerHTML, more) => Object.assign(document.createElement(tag), { className, innerHTML, ...more });
// A connection may fall silent without an error.
export const ask = (address) => fetch(address, { cache: "no-cache", signal: AbortSignal.timeout(9000) });
export const page = async (address) => {
  const answer = await ask(address);
  if (answer.status > 499) throw new TypeError(answer.status);
  if (!answer.ok) return null;
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};
export const spoken = (within) => [...within.querySelectorAll("[data-block]")].map((block) => block.textContent).join("\n");
