// Another site's content stands as a link; it is fetched only when the reader asks for it.
customElements.define("consent-embed", class extends HTMLElement {
  connectedCallback() {
    if (this.button || !this.dataset.frame?.startsWith("https://")) return;
    const from = this.dataset.provider || new URL(this.dataset.frame).host;
    this.button = Object.assign(document.createElement("button"), {
      type: "button", textContent: `Show content from ${from}`, onclick: () => this.show(),
    });
    const note = Object.assign(document.createElement("p"), {
      className: "embed-note", textContent: `${from} may then set cookies and learn that you read this page.`,
    });
    this.querySelector(".embed-provider")?.remove();
    this.append(this.button, note);
  }

  show() {
    const frame = Object.assign(document.createElement("iframe"), {
      title: this.querySelector("a").textContent, allowFullscreen: true,
      referrerPolicy: "strict-origin-when-cross-origin", allow: "fullscreen; picture-in-picture; encrypted-media",
    });
    // It keeps its own origin, never this page's: a frame from here would not be let out of its box.
    const own = new URL(this.dataset.frame).origin === location.origin;
    frame.setAttribute("sandbox", `allow-scripts allow-popups allow-forms allow-presentation${own ? "" : " allow-same-origin"}`);
    frame.src = this.dataset.frame;
    this.replaceChildren(frame);
    frame.focus();
  }
});
