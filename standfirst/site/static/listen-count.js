// Tells the newsroom how far a story is heard: its address, the paragraphs, the end. Nothing says who listened,
// nothing is kept, and nothing is sent of a bulletin, or for a reader whose browser asks not to be followed.
const REFUSED = navigator.globalPrivacyControl || navigator.doNotTrack === "1"
  || document.querySelector("[data-hourly]");

export class Count {
  constructor() {
    this.told = new Set();
    this.reached = new Set();
    addEventListener("pagehide", () => this.send());
    document.addEventListener("visibilitychange", () => document.hidden && this.send());
  }

  reach(block) {
    if (block && !this.told.has(block)) this.reached.add(block);
  }

  end() {
    this.finished ??= true;
    this.send();
  }

  // Without paragraphs, that it was begun is all there is to tell.
  send() {
    if (REFUSED || (!this.reached.size && !this.finished && (this.told.size || !this.alone))) return;
    const blocks = [...this.reached], { finished } = this;
    const body = { story: location.pathname, play: !this.told.size, blocks, finished: !!finished };
    navigator.sendBeacon("/listen/count", new Blob([JSON.stringify(body)], { type: "application/json" }));
    ["", ...blocks].forEach((block) => this.told.add(block));
    this.reached.clear();
    if (finished) this.finished = false;
  }
}
