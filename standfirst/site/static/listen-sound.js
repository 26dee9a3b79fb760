// Keeps the sound coming. One that stalls, breaks off or was exchanged is asked for again at the same place,
// more and more seldom, until it goes on or the listener stops it.
const STALLED = 6000, SELDOM = 30000;
export const AWAY = "Connection lost. The sound goes on when it is back.";

export class Keeper {
  // `renew` looks at the story's page as it is now and puts in its sound if that is another; it says what is wrong.
  constructor(audio, renew, say) {
    Object.assign(this, { audio, renew, say, wanted: false, tries: 0, at: 0 });
    // The event itself is no word of what is wrong.
    audio.addEventListener("error", () => this.lost());
    audio.addEventListener("timeupdate", () => this.came());
    addEventListener("online", () => this.lostNow && this.again());
  }

  // Plays, and goes on caring until `stop`.
  async start() {
    const { audio } = this;
    this.wanted = true;
    this.moved = performance.now();
    if (audio.error) {
      audio.load();
      audio.currentTime = this.at;
    }
    this.watch ??= setInterval(() => this.look(), 1000);
    try {
      await audio.play();
    } catch (problem) {
      if (problem.name === "NotAllowedError") {
        this.stop();
        this.say("Press play.");
      } else if (problem.name !== "AbortError") this.lost();
    }
  }

  stop() {
    this.wanted = this.lostNow = false;
    this.tries = 0;
    clearTimeout(this.timer);
    this.watch = clearInterval(this.watch);
    this.audio.pause();
  }

  came() {
    const { currentTime, error } = this.audio;
    if (error || this.lostNow || currentTime === this.at) return;
    this.at = currentTime;
    this.moved = performance.now();
    this.tries = 0;
    if (this.waits) this.say("");
    this.waits = false;
  }

  look() {
    const still = performance.now() - this.moved;
    if (this.lostNow || this.audio.ended || still < 900) return;
    this.waits = true;
    this.say(navigator.onLine ? "Loading the sound…" : AWAY);
    if (still > STALLED) this.lost();
  }

  lost(trouble = "The sound cannot be loaded. Trying again…") {
    if (!this.wanted || this.lostNow) return;
    this.lostNow = this.waits = true;
    // Where the listener has gone to, though nothing came of it yet.
    this.at = this.audio.currentTime;
    this.say(navigator.onLine ? trouble : AWAY);
    this.timer = setTimeout(() => this.again(), Math.min(SELDOM, 1000 * 2 ** this.tries));
    this.tries += 1;
  }

  async again() {
    clearTimeout(this.timer);
    try {
      const trouble = await this.renew(this.at);
      if (!this.wanted) return;
      if (trouble) throw new Error(trouble);
      this.audio.load();
      this.audio.currentTime = this.at;
      this.lostNow = false;
      await this.start();
    } catch (problem) {
      this.lostNow = false;
      this.lost(problem.name === "Error" ? problem.message : undefined);
    }
  }
}
