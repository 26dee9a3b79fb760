// The listen player: a bar around the page's own <audio>. The page is the transcript: what is read is marked in it.
import { BAR, DOCK, PANEL, SPEEDS, WRONG, ask, clock, keep, made, page, recall, seconds, spoken } from "./listen-bar.js";
import { Count } from "./listen-count.js";
import { Follow } from "./listen-follow.js";
import { AWAY, Keeper } from "./listen-sound.js";
import { Text } from "./listen-text.js";

// How far the keys of a lock screen go, and all keys where there are no sentences.
const STEP = 15;

class ListenPlayer extends HTMLElement {
  connectedCallback() {
    this.audio = this.querySelector("audio");
    if (this.bar || !this.audio) return;
    this.key = `listen:${location.pathname}`;
    this.text = new Text();
    this.count = new Count();
    this.build();
    this.follow = new Follow(this.way, this.text);
    this.keeper = new Keeper(this.audio, (at) => this.renew(at), (text) => this.say(text));
    this.adopt();
    this.wire();
    this.resume();
    this.draw();
  }

  build() {
    this.bar = made("div", "listen-bar listen-controls", BAR);
    this.panel = made("div", "listen-panel", PANEL, { hidden: true });
    this.dock = made("div", "listen-dock", DOCK, { role: "group", ariaLabel: "Listening", hidden: true });
    this.way = made("button", "listen-way", "Back to where it reads", { type: "button", hidden: true });
    this.status = this.querySelector(".listen-status");
    this.audio.hidden = true;
    this.audio.controls = false;
    this.audio.after(this.bar, this.panel);
    this.status.insertAdjacentHTML("beforebegin", WRONG);
    this.append(this.way, this.dock);
    this.classList.add("is-upgraded");
    this.slider = this.bar.querySelector(".listen-place");
    this.speed = this.bar.querySelector("select");
    this.dock.querySelector(".listen-name").textContent = document.querySelector("h1").textContent;
    this.speed.value = SPEEDS.includes(recall("listen-speed")) ? recall("listen-speed") : 1;
    this.setSpeed();
    this.going = this.panel.querySelector("input");
    this.going.checked = recall("listen-next") ?? false;
  }

  // What stands for the sound that the page has, or has now.
  adopt() {
    this.digest = this.audio.src.split("/").pop();
    const name = location.pathname.split("/").filter(Boolean).pop() ?? "story";
    Object.assign(this.panel.querySelector("a"), { href: this.audio.src, download: `${name}.mp3` });
  }

  wire() {
    const { audio } = this;
    const on = (target, names, act) => names.split(" ").forEach((name) => target.addEventListener(name, act));
    on(this, "click", (event) => this.act(event.target.closest("[data-act]")?.dataset.act));
    on(this.slider, "input", () => this.seek(Number(this.slider.value)));
    on(this.speed, "change", () => this.setSpeed());
    on(this.going, "change", () => keep("listen-next", this.going.checked));
    on(this.panel.querySelector("select"), "change", (event) => this.sleep(Number(event.target.value)));
    on(this, "pointerenter focusin", () => this.load());
    on(document, "keydown", (event) => this.press(event));
    on(audio, "play", () => this.began());
    on(audio, "pause", () => this.stopped());
    on(audio, "ended", () => this.ended());
    on(audio, "timeupdate seeked durationchange ratechange", () => this.draw());
    on(document, "click", (event) => this.point(event));
    on(window, "pagehide", () => this.remember());
    new IntersectionObserver(([seen]) => {
      this.away = !seen.isIntersecting;
      this.showDock();
    }).observe(this.bar);
  }

  each(selector, act) {
    this.querySelectorAll(selector).forEach(act);
  }

  act(name) {
    const { currentTime } = this.audio;
    const skip = (by, whole) => this.load().then(() => this.seek(this.text.skip(currentTime, by, whole) ?? currentTime + by * STEP));
    ({
      toggle: () => (this.keeper.wanted ? this.keeper.stop() : this.play()),
      "sentence-back": () => skip(-1),
      "sentence-on": () => skip(1),
      "paragraph-back": () => skip(-1, true),
      "paragraph-on": () => skip(1, true),
      more: () => this.open(this.panel.hidden),
      up: () => this.toPlayer(),
      wrong: () => this.wrong(),
    })[name]?.();
  }

  open(shown) {
    this.panel.hidden = !shown;
    this.bar.querySelector("[data-act=more]").ariaExpanded = shown;
  }

  toPlayer() {
    this.follow.on = false;
    this.scrollIntoView({ block: "center" });
    this.bar.querySelector("button").focus({ preventScroll: true });
  }

  // Keys while the player has the focus; while it reads and nothing has the focus, the arrows that scroll nothing too.
  // What a control does with a key by itself goes first.
  press(event) {
    const { key, target } = event, by = { ArrowLeft: "back", ArrowRight: "on" }[key];
    const free = this.keeper.wanted && by && target === document.body;
    if (!(free || this.contains(target)) || event.ctrlKey || event.altKey || event.metaKey) return;
    const faster = { "<": -1, ">": 1 }[key];
    if (by && !target.matches("select, .listen-place")) this.act(`${event.shiftKey ? "paragraph" : "sentence"}-${by}`);
    else if (faster) this.faster(faster);
    else if (key === " " && !target.matches("button, select, a, [type=checkbox]")) this.act("toggle");
    else if (key === "Escape") this.open(false);
    else return;
    event.preventDefault();
  }

  faster(by) {
    const at = SPEEDS.indexOf(Number(this.speed.value)) + by;
    if (!SPEEDS[at]) return;
    this.speed.value = SPEEDS[at];
    this.setSpeed();
    this.say(`Speed ${SPEEDS[at]}×`);
  }

  setSpeed() {
    const speed = Number(this.speed.value);
    this.audio.defaultPlaybackRate = this.audio.playbackRate = speed;
    keep("listen-speed", speed);
  }

  get total() {
    return Number.isFinite(this.audio.duration) ? this.audio.duration : seconds(this.dataset.duration);
  }

  // The timings are fetched once, when the listener first turns to the player.
  load() {
    // Where a person reads, nobody knows when each sentence is heard.
    if (!this.dataset.timings) return Promise.resolve();
    this.loading ??= ask(this.dataset.timings).then((answer) => answer.json()).then(({ sentences }) => {
      this.text.sentences = sentences ?? [];
      this.mark();
    }).catch(() => {
      this.loading = null;
      this.say("The text cannot be followed.");
    });
    return this.loading;
  }

  // The place in the sound that is here now of what was left in another sound of the story.
  async place({ t, a, o }) {
    await this.load();
    const same = this.text.sentences.find((sentence) => sentence.a === a);
    return same ? Math.min(same.t0 + o, same.t1) : t;
  }

  here(t) {
    const now = this.text.sentences[this.text.find(t)];
    return { d: this.digest, t, a: now?.a ?? "", o: now ? t - now.t0 : 0 };
  }

  async resume() {
    const left = recall(this.key), called = recall("sitting-start") === location.pathname;
    keep("sitting-start", null);
    // Recorded again since, the same sentence may now begin elsewhere. Another hour's bulletin is heard from its beginning.
    const time = left && (left.d === this.digest ? left.t : this.dataset.hourly ? 0 : await this.place(left));
    if (this.started) return;
    if (time > 0 && time < this.total) {
      this.seek(time);
      this.say(`Goes on from ${clock(time)}`);
    }
    if (called) this.play().then(() => this.keeper.wanted && this.say(`Now: ${document.querySelector("h1").textContent}`));
  }

  remember() {
    const { currentTime, ended } = this.audio;
    if (this.started) keep(this.key, ended && !this.partial ? null : this.here(currentTime));
  }

  play() {
    this.load();
    this.follow.start();
    return this.keeper.start();
  }

  seek(time) {
    this.audio.currentTime = Math.max(0, Math.min(time, this.total));
    this.draw();
  }

  began() {
    this.started = true;
    this.count.alone = !this.dataset.timings;
    this.show(true);
    document.documentElement.classList.add("is-listening");
    this.showDock();
    this.session();
    if (/^(The end|Up next|Goes on)/.test(this.status.textContent)) this.say("");
    cancelAnimationFrame(this.frame);
    const follow = () => {
      this.mark();
      if (!this.audio.paused) this.frame = requestAnimationFrame(follow);
    };
    follow();
  }

  show(playing) {
    this.classList.toggle("is-playing", playing);
    this.follow.playing = playing;
    this.each("[data-act=toggle]", (one) => { one.ariaLabel = playing ? "Pause" : "Play"; });
  }

  showDock() {
    this.dock.hidden = !(this.started && this.away);
  }

  stopped() {
    // Paused from without (a headset, the system), it is not wanted any more either.
    if (this.audio.paused && !this.audio.ended && !this.keeper.lostNow) this.keeper.stop();
    this.show(this.keeper.wanted && !this.audio.ended);
    this.follow.offer();
    this.remember();
    this.draw();
  }

  async ended() {
    this.remember();
    if (this.partial) {
      this.say("The rest is being made…");
      return this.waitForRest();
    }
    this.keeper.stop();
    this.show(false);
    this.count.end();
    this.mark();
    this.say("The end.");
    // What comes next is an offer: without it, this is the end.
    return this.upNext().catch(() => {});
  }

  get partial() {
    return "partial" in this.dataset;
  }

  // The page is pressed again when more of the sound is made; what is there is its beginning, byte for byte.
  async waitForRest() {
    const at = this.audio.currentTime, before = this.digest;
    while (this.keeper.wanted && this.digest === before) {
      await new Promise((done) => { setTimeout(done, 1500); });
      await this.renew(at).catch(() => this.say(AWAY));
    }
    if (!this.keeper.wanted) return;
    this.seek(this.keeper.at);
    this.say("");
    await this.keeper.start();
  }

  // Looks at the story's page as it is now. Says what is wrong, or takes the page's sound if it is another.
  async renew(at) {
    const now = await page(location.pathname);
    const player = now?.querySelector("listen-player"), sound = player?.querySelector("audio").getAttribute("src");
    if (!now) return "This was withdrawn.";
    if (!sound) return "This was changed. Its sound is being made.";
    if (sound === this.audio.getAttribute("src")) return "";
    const left = this.here(at);
    delete this.dataset.partial;
    Object.assign(this.dataset, player.dataset);
    this.audio.src = sound;
    this.loading = null;
    this.text.clear();
    this.text.sentences = [];
    this.adopt();
    this.keeper.at = await this.place(left);
    if (spoken(now) !== spoken(document)) {
      // The places of its sentences are those of another text.
      this.text.sentences = [];
      this.news = "This was changed. Reload to read along.";
    }
    return "";
  }

  // What the listener has to know stands there whenever there is nothing else to say.
  say(text) {
    text ||= this.news;
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  draw() {
    const { audio, total, slider } = this;
    const at = Math.min(audio.currentTime, total);
    this.each(".listen-times", ({ firstChild, lastChild }) => {
      firstChild.textContent = clock(at);
      lastChild.textContent = ` / ${clock(total)}`;
    });
    slider.max = Math.floor(total);
    slider.value = at;
    slider.style.setProperty("--played", `${total ? (100 * at) / total : 0}%`);
    slider.setAttribute("aria-valuetext", `${clock(at)} of ${clock(total)}`);
    this.dock.firstChild.value = total ? at / total : 0;
    this.mark();
    if (Math.abs(at - (this.kept ?? -9)) > 2) {
      this.kept = at;
      this.remember();
    }
    if (this.started && Number.isFinite(audio.duration)) {
      navigator.mediaSession?.setPositionState?.({ duration: total, position: at, playbackRate: audio.playbackRate });
    }
  }

  mark() {
    if (!this.started) return;
    if (this.audio.ended && !this.partial) this.text.clear();
    else if (this.text.mark(this.audio.currentTime)) {
      this.follow.go();
      if (!this.audio.paused) this.count.reach(this.text.sentences[this.text.at]?.b);
      this.mayTell(true);
    }
  }

  // Once listening, a click on a sentence plays from there.
  point(event) {
    const block = event.target.closest?.("[data-block]");
    if (!block || !this.started || event.defaultPrevented || event.target.closest("a, button") || !getSelection().isCollapsed) return;
    const sentence = this.text.under(event.clientX, event.clientY, block);
    if (!sentence) return;
    this.seek(sentence.t0);
    this.play();
  }

  sleep(minutes) {
    clearTimeout(this.asleep);
    this.say(minutes ? `Stops in ${minutes} minutes.` : "The sleep timer is off.");
    if (minutes) this.asleep = setTimeout(() => {
      this.panel.querySelector("select").value = 0;
      clearTimeout(this.leaving);
      this.keeper.stop();
      this.say("Stopped by the sleep timer.");
    }, minutes * 60000);
  }

  mayTell(may) {
    this.each("[data-act=wrong]", (wrong) => { wrong.ariaDisabled = !may; });
  }

  // The newsroom's list gets the word and the sentence, and nothing of who sent them.
  async wrong() {
    const heard = this.text.heard(this.audio.currentTime);
    if (!heard || this.told === heard.address) return;
    this.told = heard.address;
    this.mayTell(false);
    const said = await fetch("/listen/wrong", {
      method: "POST", headers: { "Content-Type": "application/json" }, credentials: "omit",
      body: JSON.stringify({ story: location.pathname, ...heard }),
    }).catch(() => null);
    const what = heard.word ? `“${heard.word}”` : "that sentence";
    this.say(said?.ok ? `Thank you. The newsroom will listen to ${what}.` : "That could not be sent.");
  }

  // The rail's next story that has a sound, and has not been heard in this sitting: offered, or gone to.
  async upNext() {
    const heard = [location.pathname, ...(recall("sitting-heard") ?? [])];
    keep("sitting-heard", heard);
    for (const { pathname, textContent } of document.querySelectorAll("latest-rail li a")) {
      const found = heard.includes(pathname) ? null : await page(pathname);
      if (!found?.querySelector("listen-player audio")) continue;
      if (this.keeper.wanted) return;
      const link = made("a", "", "", { href: pathname, textContent });
      link.addEventListener("click", () => keep("sitting-start", pathname));
      this.status.replaceChildren("Up next: ", link);
      this.leaving = setTimeout(() => this.going.checked && !this.keeper.wanted && link.click(), 4000);
      return;
    }
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
      pause: () => this.keeper.stop(),
      previoustrack: () => this.act("sentence-back"),
      nexttrack: () => this.act("sentence-on"),
      seekbackward: ({ seekOffset }) => this.seek(this.audio.currentTime - (seekOffset || STEP)),
      seekforward: ({ seekOffset }) => this.seek(this.audio.currentTime + (seekOffset || STEP)),
      seekto: ({ seekTime }) => this.seek(seekTime),
    };
    for (const [name, act] of Object.entries(acts)) {
      // A browser throws for an action that it does not know: it has no such key.
      try { mediaSession.setActionHandler(name, act); } catch {}
    }
  }
}

customElements.define("listen-player", ListenPlayer);
