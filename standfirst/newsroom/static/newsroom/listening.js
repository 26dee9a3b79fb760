// Sound in the admin: a word as it would be said, and the names of a story in the panel beside it.

const player = new Audio();

function say(near, text) {
  const status = near.closest(".listening")?.querySelector(".listening-status");
  if (status) status.textContent = text;
}

async function hear(address, near) {
  say(near, "Asking the voice …");
  player.src = address;
  player.onended = () => say(near, "");
  try {
    await player.play();
    say(near, "Playing.");
  } catch {
    // Another click stopped it, or there is no sound: then the answer says why.
    if (player.error) say(near, await why(address));
  }
}

async function why(address) {
  try {
    const answer = await fetch(address, { credentials: "same-origin" });
    return answer.ok ? "The sound cannot be played here." : await answer.text();
  } catch {
    return "The newsroom could not be reached; try again.";
  }
}

function tried(box, which) {
  const value = (name) => document.querySelector(`form [name="${name}"]`)?.value.trim() ?? "";
  const asked = new URLSearchParams({ written: value("written") });
  if (which === "new") asked.set("say", value("say"));
  return `${box.dataset.listeningTry}?${asked}`;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-listening-button]");
  if (button) hear(tried(button.closest("[data-listening-try]"), button.dataset.listeningButton), button);
  const link = event.target.closest("[data-listening-hear]");
  if (link) {
    event.preventDefault();
    hear(link.href, link);
  }
  const again = event.target.closest("[data-listening-again]");
  if (again) look(again.closest("[data-listening-panel]"));
});

async function look(panel) {
  if (panel.dataset.busy) return;
  panel.dataset.busy = "1";
  say(panel, "Looking for names …");
  try {
    const answer = await fetch(panel.dataset.listeningPanel, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(answer.status);
    panel.querySelector("[data-listening-found]").innerHTML = await answer.text();
    const found = panel.querySelectorAll("[data-listening-name]").length;
    say(panel, found ? `${found} uncertain ${found === 1 ? "name" : "names"}.` : "No uncertain names.");
    count(found);
  } catch {
    say(panel, "The names could not be looked up; try again.");
  } finally {
    delete panel.dataset.busy;
  }
}

function count(found) {
  const counter = document.querySelector('[data-side-panel-toggle="listening"] [data-side-panel-toggle-counter]');
  if (!counter) return;
  counter.textContent = found;
  counter.hidden = !found;
}

// The panel is looked through when the page opens, each time it is shown, and after each save that Wagtail makes.
for (const panel of document.querySelectorAll("[data-listening-panel]")) {
  look(panel);
  panel.closest("[data-side-panel]")?.addEventListener("show", () => look(panel));
  document.addEventListener("w-autosave:success", () => setTimeout(() => look(panel), 4000));
}
