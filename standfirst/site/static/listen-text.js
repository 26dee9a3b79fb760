// The text that is read: which sentence and word a time falls in, and both marked without touching the page's elements,
// so that the page's own search, selection and links stay as they are.

// The last item that has begun at a time, by halving: as quick in a long story at triple speed as in a short one.
export const last = (list, time, begins) => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begins(list[middle]) <= time + 0.001) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

// Where an offset into an element's text falls: a text node and an offset in it.
const spot = (block, offset) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  for (; node && offset > node.length; node = walker.nextNode()) offset -= node.length;
  return node && [node, offset];
};

const span = (block, from, to) => {
  const [begin, end] = [spot(block, from), spot(block, to)];
  if (!begin || !end) return null;
  const range = new Range();
  range.setStart(...begin);
  range.setEnd(...end);
  return range;
};

const caret = (x, y) => {
  const found = document.caretPositionFromPoint?.(x, y) ?? document.caretRangeFromPoint?.(x, y);
  return found && [found.offsetNode ?? found.startContainer, found.offset ?? found.startOffset];
};

const marks = (name, priority) => {
  if (!globalThis.Highlight || !CSS.highlights) return null;
  const made = Object.assign(new Highlight(), { priority });
  CSS.highlights.set(name, made);
  return made;
};

export class Text {
  constructor() {
    this.sentences = [];
    this.at = this.word = -1;
    this.soft = marks("spoken", 0);
    this.strong = marks("spoken-word", 1);
  }

  // The sentence being read at a time.
  find(time) {
    return last(this.sentences, time, (sentence) => sentence.t0);
  }

  block(sentence) {
    return sentence?.b ? document.querySelector(`[data-block="${CSS.escape(sentence.b)}"]`) : null;
  }

  // Marks what is read at a time. Says whether another sentence has begun.
  mark(time) {
    const index = this.find(time), sentence = this.sentences[index];
    const another = index !== this.at;
    if (another) this.markSentence(index, sentence);
    const word = sentence?.w ? last(sentence.w, time, (one) => one[2]) : -1;
    if (another || word !== this.word) this.markWord(sentence?.w?.[word], word);
    return another;
  }

  markSentence(index, sentence) {
    this.at = index;
    this.soft?.clear();
    this.lit?.classList.remove("spoken");
    this.element = this.block(sentence);
    this.range = this.element && span(this.element, sentence.s, sentence.e);
    if (this.soft && this.range) this.soft.add(this.range);
    else (this.lit = this.element)?.classList.add("spoken");
  }

  markWord(word, index) {
    this.word = index;
    this.strong?.clear();
    const range = word && this.element && span(this.element, word[0], word[1]);
    if (range) this.strong?.add(range);
  }

  clear() {
    this.at = this.word = -1;
    this.soft?.clear();
    this.strong?.clear();
    this.lit?.classList.remove("spoken");
    this.range = this.element = null;
  }

  // The place to go to from a time: so many sentences or, `whole`, paragraphs on. Back goes first to the beginning
  // of what is being read, when that began a while ago.
  skip(time, by, whole) {
    const { sentences } = this, now = Math.max(0, this.find(time));
    const head = (index) => {
      if (whole) while (index > 0 && sentences[index - 1].b === sentences[index].b) index -= 1;
      return index;
    };
    let to = head(now);
    if (by < 0 && time - sentences[to]?.t0 < 2) to = head(to - 1);
    if (by > 0) for (to = now + 1; whole && sentences[to] && sentences[to].b === sentences[now].b;) to += 1;
    return sentences[Math.max(0, to)]?.t0;
  }

  // The sentence that stands under a point of the page.
  under(x, y, block) {
    const at = caret(x, y);
    if (!at || !block.contains(at[0])) return null;
    const before = new Range();
    before.setStart(block, 0);
    before.setEnd(...at);
    const offset = before.toString().length;
    return this.sentences.findLast(({ b, s }) => b === block.dataset.block && s <= offset);
  }

  // What was being said a moment before a time, in words: listeners need that long to press a button.
  heard(time) {
    const sentence = this.sentences[Math.max(0, this.find(time - 0.8))], block = this.block(sentence);
    if (!block) return null;
    const text = block.textContent, picked = getSelection().toString().trim();
    const word = sentence.w?.[last(sentence.w, time - 0.8, (one) => one[2])];
    const chosen = picked && picked.length < 80 && text.includes(picked) ? picked : word ? text.slice(word[0], word[1]) : "";
    return { address: sentence.a, word: chosen, text: text.slice(sentence.s, sentence.e).slice(0, 200) };
  }
}
