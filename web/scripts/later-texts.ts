import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Texts that only some rooms need, by their path below `text`: they come with those rooms. */
const later = [
  'accounts',
  'assess',
  'baseline',
  'checks',
  'content',
  'curves',
  'directives',
  'figures',
  'funnel',
  'indicators',
  'movement',
  'privacy',
  'quality',
  'reports',
  'words.act_kind',
  'words.act_whom',
  'words.answer_absence',
  'words.cannot_reason',
  'words.check_phase',
  'words.contact_kind',
  'words.content_part',
  'words.directive_answer_kind',
  'words.directive_state',
  'words.domain',
  'words.form_status',
  'words.job_state',
  'words.said_and_shown',
  'words.score',
  'words.score_alert',
  'words.score_level',
  'words.standing',
  'words.urine_substance',
];

interface Texts {
  [key: string]: string | Texts;
}

/** Splits a language file in two: what the first page may say, and what is said later. */
export function parted(text: Texts, path = ''): { first: Texts; later: Texts } {
  const out: { first: Texts; later: Texts } = { first: {}, later: {} };
  for (const [key, value] of Object.entries(text)) {
    const at = path + key;
    if (later.includes(at)) out.later[key] = value;
    else if (typeof value === 'string' || !later.some((one) => one.startsWith(`${at}.`))) out.first[key] = value;
    else {
      const parts = parted(value, `${at}.`);
      out.first[key] = parts.first;
      out.later[key] = parts.later;
    }
  }
  return out;
}

/** `en.json?first` and `en.json?later`: a bad line is the normal case, and nobody waits for words they do not see. */
export function laterTexts(): Plugin {
  return {
    name: 'later-texts',
    enforce: 'pre',
    load(id) {
      const [, file = '', part] = /^(.*\/languages\/[\w-]+\.json)\?(?:.*&)?(first|later)$/.exec(id) ?? [];
      if (part !== 'first' && part !== 'later') return undefined;
      this.addWatchFile(file);
      const content = JSON.parse(readFileSync(file, 'utf8')) as { text: Texts };
      const code = `export default ${JSON.stringify({ ...content, text: parted(content.text)[part] })}`;
      return { code, moduleType: 'js' };
    },
  };
}
