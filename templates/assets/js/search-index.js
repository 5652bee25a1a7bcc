// Finds records by their words: names first, in any script, however they are spelt.
(() => {
  "use strict";
  if (!window.MiniSearch || !window.SEARCH) return;

  // Letters that Unicode does not take apart into a base and a mark.
  const BASES = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" };
  const UNLIKE = new RegExp(`[${Object.keys(BASES).join("")}]`, "g");
  // Accents, Hebrew points, Arabic vowel signs; the vowels of other scripts are letters of theirs.
  const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]/g;
  // A word may have hyphens and apostrophes inside: it is found with them, without, and in parts.
  const WORD = /[\p{L}\p{N}\p{M}]+(?:['’‘ʼ`\u2010\u2011\-·・][\p{L}\p{N}\p{M}]+)*/gu;
  const PART = /[\p{L}\p{N}\p{M}]+/gu;
  const WITHOUT_SPACES = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Mymr}]/u;
  const SYLLABIC = /[\p{sc=Han}\p{sc=Hang}\p{sc=Hira}\p{sc=Kana}]/u;
  const MOST_JOINED = 6;
  const segmenter = Intl.Segmenter && new Intl.Segmenter(undefined, { granularity: "word" });

  const folded = new Map();

  function fold(word) {
    let term = folded.get(word);
    if (term === undefined) {
      const bare = word.normalize("NFKD").replace(ACCENTS, "").toLowerCase();
      term = bare.replace(UNLIKE, (letter) => BASES[letter]);
      folded.set(word, term);
    }
    return term;
  }

  const token = (text, start, end) => ({ term: fold(text.slice(start, end)), start, end });

  function joined(tokens) {
    const term = tokens.map((each) => each.term).join("");
    return { term, start: tokens[0].start, end: tokens[tokens.length - 1].end };
  }

  // The words of a text with their places, in groups that hyphens and apostrophes join.
  function groups(text) {
    return [...text.matchAll(WORD)].map((word) =>
      [...word[0].matchAll(PART)].flatMap((part) => parted(text, word.index + part.index, part[0])),
    );
  }

  function parted(text, at, word) {
    if (!segmenter || !WITHOUT_SPACES.test(word)) return [token(text, at, at + word.length)];
    return [...segmenter.segment(word)].map((each) =>
      token(text, at + each.index, at + each.index + each.segment.length),
    );
  }

  const termsAsked = (query) => groups(query).flat().map((each) => each.term);

  // What is asked for: every word, one with hyphens or apostrophes in its parts or as a whole.
  function question(query) {
    const queries = groups(query).map((group) => {
      const parts = { combineWith: "AND", queries: group.map((each) => each.term) };
      return group.length > 1 ? { combineWith: "OR", queries: [parts, joined(group).term] } : parts;
    });
    return { combineWith: "AND", queries };
  }

  // Everything a text is found by: its words, what hyphens join, and the ends of words whose
  // script writes compounds as one. Of a name, words that follow each other are joined as well.
  function written(text, isName) {
    const words = groups(text);
    const found = words.flat();
    if (isName) found.push(...runs(found));
    else found.push(...words.filter((group) => group.length > 1).map(joined));
    if (SYLLABIC.test(text)) found.push(...words.flat().flatMap((word) => ends(text, word)));
    return found;
  }

  function runs(words) {
    const found = [];
    for (let from = 0; from < words.length; from += 1) {
      const last = Math.min(from + MOST_JOINED, words.length);
      for (let to = from + 2; to <= last; to += 1) found.push(joined(words.slice(from, to)));
    }
    return found;
  }

  function ends(text, { start, end }) {
    const found = [];
    if (!SYLLABIC.test(text.slice(start, end))) return found;
    for (let from = start + 1; from < end; from += 1) found.push(token(text, from, end));
    return found;
  }

  const { records } = window.SEARCH;
  const isActor = (record) => record.kind === "actor";
  const namesOf = (record) => [record.title, ...(record.names || []).map((name) => name.text)];
  const terms = (text, isName) => (text ? written(text, isName).map((each) => each.term) : []);
  const naming = records.map((record) =>
    isActor(record) ? namesOf(record).flatMap((name) => terms(name, true)) : [],
  );

  const fields = {
    names: (record, place) => naming[place],
    title: (record) => (isActor(record) ? [] : terms(record.title)),
    text: (record) => terms(record.text),
    note: (record) => terms(record.note),
    // An actor's other names lead also to what is said of it under one of them.
    actors: (record) => (record.actors || []).flatMap((place) => naming[place]),
  };

  const index = new MiniSearch({
    fields: Object.keys(fields),
    extractField: (place, field) => (field === "id" ? place : fields[field](records[place], place)),
    stringifyField: (found) => found,
    tokenize: (found) => found,
    processTerm: (term) => term,
  });

  // How a record bears the words asked for as its name: 2 as a whole, 1 as words of it, 0 not.
  function bearing(record, hit, words) {
    if (!words.every((word) => hit.match[word] && hit.match[word].includes("names"))) return 0;
    const whole = words.join("");
    return namesOf(record).some((name) => termsAsked(name).join("") === whole) ? 2 : 1;
  }

  function find(query) {
    const words = termsAsked(query);
    const found = index.search(question(query), {
      tokenize: (term) => [term],
      processTerm: (term) => term,
      // A single letter begins too many words to tell anything; a single syllable does not.
      prefix: (term) => term.length > 1 || SYLLABIC.test(term),
      // A slip in a short word, or in a number, makes another one.
      fuzzy: (term) => (term.length > 3 && !/\p{N}/u.test(term) ? 0.2 : false),
      boost: { names: 6, title: 3, actors: 0.5 },
    });
    const hits = found.map((hit) => {
      const record = records[hit.id];
      return { record, terms: hit.terms, score: hit.score, bears: bearing(record, hit, words) };
    });
    return hits.sort((one, other) => other.bears - one.bears || other.score - one.score);
  }

  // The places in a text that a hit was found by, as [start, end], in order and apart.
  function places(text, terms, isName) {
    const spans = written(text, isName).filter((each) => terms.includes(each.term));
    const found = [];
    for (const { start, end } of spans.sort((one, other) => one.start - other.start)) {
      const last = found[found.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else found.push([start, end]);
    }
    return found;
  }

  const ready = index.addAllAsync([...records.keys()], { chunkSize: 100 });
  window.searching = { ready, find, places };
})();
