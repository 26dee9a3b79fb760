// Puts the newest stories where the page has a plain link, which stays when they cannot be had.
customElements.define("latest-rail", class extends HTMLElement {
  async connectedCallback() {
    if (this.asked) return;
    this.asked = true;
    try {
      const answer = await fetch(this.dataset.src);
      if (!answer.ok) throw new Error(`${this.dataset.src} answered ${answer.status}`);
      this.innerHTML = await answer.text();
      for (const link of this.querySelectorAll("li a")) {
        if (link.pathname === location.pathname) link.closest("li").remove();
      }
    } catch (problem) {
      console.info("The latest news cannot be shown:", problem.message);
    }
  }
});
