// Scrolls along with what is read, until the reader scrolls; then offers the way back.
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

export class Follow {
  constructor(button, text) {
    Object.assign(this, { button, text, on: false, own: 0 });
    const listen = (names, act) => names.split(" ").forEach((name) => addEventListener(name, act, { passive: true }));
    // A scroll that is not this one's is the reader's, by whatever means: wheel, finger, key, or the page's own search.
    listen("scroll", () => {
      if (performance.now() > this.own) this.on = false;
      this.offer();
    });
    listen("wheel touchmove", () => { this.own = 0; });
    listen("scrollend", () => { this.own = Math.min(this.own, performance.now() + 50); });
    // A window that changes its size scrolls by itself.
    listen("resize", () => { this.own = Math.max(this.own, performance.now() + 300); });
    button.addEventListener("click", () => this.start());
  }

  start() {
    this.on = true;
    // The end of a scroll that brought the reader to the button is no new one.
    this.own = performance.now() + 200;
    this.go();
  }

  box() {
    // The headline and what stands with it are not followed: the player is there.
    return this.text.element?.closest(".body, .log") && (this.text.range ?? this.text.element).getBoundingClientRect();
  }

  // Brings what is read to a third of the window, if it has left the part where one reads.
  go() {
    const box = this.on && this.box();
    if (box && (box.top < innerHeight * 0.08 || box.bottom > innerHeight * 0.72)) {
      this.own = performance.now() + (CALM.matches ? 200 : 1200);
      scrollTo({ top: scrollY + box.top - innerHeight * 0.3, behavior: CALM.matches ? "instant" : "smooth" });
    }
    this.offer();
  }

  offer() {
    const box = this.on || !this.playing ? null : this.box();
    this.button.hidden = !box || (box.bottom > 0 && box.top < innerHeight - 60);
    if (box) this.button.dataset.way = box.top < 0 ? "up" : "down";
  }
}
