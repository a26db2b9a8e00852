/**
 * What is said, from a file of captions (WebVTT): without times, places and styles, one line of captions behind the other, and a
 * new paragraph where somebody else speaks. Empty for what is no such file.
 */
export function textOfCaptions(file: string): string {
  const [head, ...blocks] = file
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/);
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(head ?? '')) return '';
  let text = '';
  let speaker = '';
  let last = '';
  for (const { voice, words } of blocks.flatMap(cueOf)) {
    // Captions that roll up say their last line again.
    const isRepeated = words === last;
    last = words;
    if (isRepeated || words === '') continue;
    const isOther = voice !== '' && voice !== speaker;
    if (isOther) speaker = voice;
    text += `${text ? (isOther ? '\n\n' : ' ') : ''}${isOther ? `${voice}: ` : ''}${words}`;
  }
  return text;
}

interface Cue {
  /** Who speaks; empty where that is not said. */
  voice: string;
  words: string;
}

/** The lines below the one with the times; none of a block that has no times, as a note or a style. */
function cueOf(block: string): Cue[] {
  const lines = block.split('\n');
  const at = lines.findIndex((line) => line.includes('-->'));
  if (at < 0 || at > 1) return [];
  const payload = lines.slice(at + 1).join(' ');
  const voice = /<v(?:\.[^ \t>]*)?[ \t]+([^>]+)>/.exec(payload)?.[1] ?? '';
  return [{ voice: plain(voice), words: plain(payload) }];
}

function plain(payload: string): string {
  return payload
    .replace(/<[^<>]*>/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ' };
