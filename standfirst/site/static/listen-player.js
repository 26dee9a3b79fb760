// The listen player: a bar around the page's own <audio>, and the sentence being read marked in the text.
const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3];
const STEP = 15;
const BAR = `
<button type="button" class="listen-play" aria-label="Play">
<svg viewBox="0 0 24 24" aria-hidden="true"><path class="listen-start" d="M8 5v14l11-7z"/><path class="listen-pause" d="M7 5h4v14H7zm6 0h4v14h-4z"/></svg></button>
<button type="button" class="listen-back" aria-label="Back ${STEP} seconds">
<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4V1L7.5 5 12 9V6a7 7 0 1 1-7 7H3a9 9 0 1 0 9-9z"/><text x="12" y="16" text-anchor="middle">${STEP}</text></svg></button>
<button type="button" class="listen-forward" aria-label="Forward ${STEP} seconds">
<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4V1l4.5 4L12 9V6a7 7 0 1 0 7 7h2a9 9 0 1 1-9-9z"/><text x="12" y="16" text-anchor="middle">${STEP}</text></svg></button>
<input class="listen-place" type="range" min="0" step="1" value="0" aria-label="Place in the article">
<span class="listen-times"><b></b> / <span></span></span>
<select aria-label="Speed">${SPEEDS.map((speed) => `<option value="${speed}">${speed}×</option>`).join("")}</select>`;

// A browser may refuse storage; the player then merely forgets.
const recall = (key) => {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
};
const keep = (key, value) => {
  try { value === null ? localStorage.removeItem(key) : localStorage.setItem(key, JSON.stringify(value)); } catch { /* forgets */ }
};

const clock = (seconds) => {
  const [h, m, s] = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(Math.floor);
  return (h ? [h, `${m}`.padStart(2, "0")] : [m]).concat(`${s}`.padStart(2, "0")).join(":");
};
const words = (seconds) => [[seconds / 3600, "hour"], [(seconds / 60) % 60, "minute"], [seconds % 60, "second"]]
  .map(([count, unit], at) => [Math.floor(count), unit, at]).filter(([count, , at]) => count || at === 2)
  .map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`).join(" ");
const seconds = (text) => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);

// Where an offset into an element's text falls: a text node and an offset in it.
const spot = (block, offset) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  for (; node && offset > node.length; node = walker.nextNode()) offset -= node.length;
  return node && [node, offset];
};
const caret = (x, y) => {
  const found = document.caretPositionFromPoint?.(x, y) ?? document.caretRangeFromPoint?.(x, y);
  return found && [found.offsetNode ?? found.startContainer, found.offset ?? found.startOffset];
};

class ListenPlayer extends HTMLElement {
  connectedCallback() {
    this.audio = this.querySelector("audio");
    if (this.bar || !this.audio) return;
    this.key = `listen:${location.pathname}`;
    this.digest = this.audio.src.split("/").pop();
    this.sentences = [];
    this.marked = -1;
    this.build();
    this.wire();
    this.resume();
    this.draw();
  }

  build() {
    this.bar = Object.assign(document.createElement("div"), { className: "listen-bar listen-controls", innerHTML: BAR });
    this.status = Object.assign(document.createElement("p"), { className: "listen-status", role: "status" });
    this.audio.hidden = true;
    this.audio.controls = false;
    this.audio.after(this.bar);
    this.append(this.status);
    this.classList.add("is-upgraded");
    this.playButton = this.bar.querySelector(".listen-play");
    this.slider = this.bar.querySelector(".listen-place");
    this.speed = this.bar.querySelector("select");
    [this.elapsed, this.whole] = this.bar.querySelectorAll(".listen-times > *");
    this.speed.value = SPEEDS.includes(recall("listen-speed")) ? recall("listen-speed") : 1;
    this.setSpeed();
    if (globalThis.Highlight && CSS.highlights) CSS.highlights.set("spoken", this.highlight = new Highlight());
  }

  wire() {
    const { audio } = this;
    const on = (target, names, act) => names.split(" ").forEach((name) => target.addEventListener(name, act));
    on(this.playButton, "click", () => this.toggle());
    on(this.bar.querySelector(".listen-back"), "click", () => this.seek(audio.currentTime - STEP));
    on(this.bar.querySelector(".listen-forward"), "click", () => this.seek(audio.currentTime + STEP));
    on(this.slider, "input", () => this.seek(Number(this.slider.value)));
    on(this.speed, "change", () => this.setSpeed());
    on(this, "pointerenter focusin", () => this.load());
    on(audio, "play", () => this.began());
    on(audio, "playing", () => this.say(""));
    on(audio, "waiting", () => this.say("Loading the sound…"));
    on(audio, "pause ended", () => this.stopped());
    on(audio, "timeupdate seeked durationchange ratechange", () => this.draw());
    on(audio, "error", () => this.failed());
    on(document, "click", (event) => this.point(event));
    on(window, "pagehide", () => this.remember());
  }

  get total() {
    return Number.isFinite(this.audio.duration) ? this.audio.duration : this.length ?? seconds(this.dataset.duration);
  }

  // The timings are fetched once, when the listener first turns to the player.
  load() {
    this.loading ??= fetch(this.dataset.timings).then((answer) => {
      if (!answer.ok) throw new Error(`${this.dataset.timings} answered ${answer.status}`);
      return answer.json();
    }).then((timings) => {
      this.length = timings.duration;
      this.sentences = timings.sentences;
      this.mark();
    }).catch(() => {
      this.loading = null;
      this.say("The text cannot be followed just now.");
    });
    return this.loading;
  }

  async resume() {
    const left = recall(this.key);
    if (!left) return;
    let time = left.t;
    if (left.d !== this.digest) {
      // The story was recorded again: the same sentence may now begin elsewhere.
      await this.load();
      const same = this.sentences.find((sentence) => sentence.a === left.a);
      if (same) time = Math.min(same.t0 + left.o, same.t1);
      if (this.started) return;
    }
    if (!(time > 0 && time < this.total)) return;
    this.seek(time);
    this.say(`Goes on from ${clock(time)}`);
  }

  remember() {
    const { currentTime: t, ended } = this.audio;
    if (!this.started) return;
    const now = this.sentences[this.find(t)];
    keep(this.key, ended ? null : { d: this.digest, t, a: now?.a ?? "", o: now ? t - now.t0 : 0 });
  }

  toggle() {
    if (this.audio.paused) this.play();
    else this.audio.pause();
  }

  async play() {
    this.load();
    if (this.audio.error) {
      const at = this.audio.currentTime || this.lost || 0;
      this.audio.load();
      this.audio.currentTime = at;
    }
    try {
      await this.audio.play();
    } catch (problem) {
      if (problem.name === "NotAllowedError") this.say("Press play to begin.");
      else if (problem.name !== "AbortError") this.failed();
    }
  }

  seek(time) {
    this.audio.currentTime = Math.max(0, Math.min(time, this.total));
    this.draw();
  }

  setSpeed() {
    const speed = Number(this.speed.value);
    this.audio.defaultPlaybackRate = this.audio.playbackRate = speed;
    keep("listen-speed", speed);
  }

  began() {
    this.started = true;
    this.classList.add("is-playing");
    document.documentElement.classList.add("is-listening");
    this.playButton.setAttribute("aria-label", "Pause");
    this.session();
    const follow = () => {
      this.mark();
      if (!this.audio.paused) requestAnimationFrame(follow);
    };
    follow();
  }

  stopped() {
    this.classList.remove("is-playing");
    this.playButton.setAttribute("aria-label", "Play");
    this.remember();
    if (this.audio.ended) this.say("The end.");
    else if (!this.audio.error) this.say("");
    this.draw();
  }

  failed() {
    const lost = this.audio.error?.code === 2;
    this.lost = this.audio.currentTime;
    this.stopped();
    this.say(lost ? "The connection was lost. Press play to go on." : "The sound cannot be loaded. Press play to try again.");
  }

  say(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  draw() {
    const { audio, total, slider } = this;
    const at = Math.min(audio.currentTime, total);
    this.elapsed.textContent = clock(at);
    this.whole.textContent = clock(total);
    slider.max = Math.floor(total);
    slider.value = at;
    slider.style.setProperty("--played", `${total ? (100 * at) / total : 0}%`);
    slider.setAttribute("aria-valuetext", `${words(at)} of ${words(total)}`);
    if (this.started) this.mark();
    if (Math.abs(at - (this.kept ?? -9)) > 2) {
      this.kept = at;
      this.remember();
    }
    if (this.started && Number.isFinite(audio.duration)) {
      navigator.mediaSession?.setPositionState?.({ duration: total, position: at, playbackRate: audio.playbackRate });
    }
  }

  // The last sentence that has begun.
  find(time) {
    return this.sentences.findLastIndex((sentence) => sentence.t0 <= time + 0.001);
  }

  mark() {
    const index = this.audio.ended ? -1 : this.find(this.audio.currentTime);
    if (index === this.marked || !this.started) return;
    this.marked = index;
    this.highlight?.clear();
    this.lit?.classList.remove("spoken");
    const sentence = this.sentences[index];
    const block = sentence?.b && document.querySelector(`[data-block="${CSS.escape(sentence.b)}"]`);
    if (!block) return;
    const [from, to] = [spot(block, sentence.s), spot(block, sentence.e)];
    if (this.highlight && from && to) {
      const range = new Range();
      range.setStart(...from);
      range.setEnd(...to);
      this.highlight.add(range);
    } else {
      this.lit = block;
      block.classList.add("spoken");
    }
  }

  // Once listening, a click on a sentence plays from there.
  point(event) {
    const block = event.target.closest?.("[data-block]");
    if (!block || !this.started || event.defaultPrevented || event.target.closest("a, button") || !getSelection().isCollapsed) return;
    const at = caret(event.clientX, event.clientY);
    if (!at || !block.contains(at[0])) return;
    const before = new Range();
    before.setStart(block, 0);
    before.setEnd(...at);
    const offset = before.toString().length;
    const sentence = this.sentences.findLast(({ b, s }) => b === block.dataset.block && s <= offset);
    if (!sentence) return;
    this.seek(sentence.t0);
    this.play();
  }

  session() {
    const { mediaSession } = navigator;
    if (!mediaSession) return;
    const picture = document.querySelector(".lead-picture img")?.currentSrc;
    mediaSession.metadata = new MediaMetadata({
      title: document.querySelector("h1").textContent,
      artist: document.querySelector("meta[property='og:site_name']")?.content ?? "",
      artwork: picture ? [{ src: picture }] : [],
    });
    const acts = {
      play: () => this.play(),
      pause: () => this.audio.pause(),
      seekbackward: ({ seekOffset }) => this.seek(this.audio.currentTime - (seekOffset || STEP)),
      seekforward: ({ seekOffset }) => this.seek(this.audio.currentTime + (seekOffset || STEP)),
      seekto: ({ seekTime }) => this.seek(seekTime),
    };
    for (const [name, act] of Object.entries(acts)) {
      // A browser throws for an action that it does not know.
      try { mediaSession.setActionHandler(name, act); } catch { /* has no such key */ }
    }
  }
}

customElements.define("listen-player", ListenPlayer);
