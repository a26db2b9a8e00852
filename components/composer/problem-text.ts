import { i18n } from '#i18n';
import type { ComposerField, FileView, ManuscriptProblem, NotTaken } from '../../utils/post/composer.ts';
import { sizeText } from '../size.ts';

/** What hinders a manuscript, in words. `files` are those it has, in their order. */
export function problemWords(problem: ManuscriptProblem, files: FileView[]): string {
  switch (problem.kind) {
    case 'no-account':
      return i18n.t('composer.problem.noAccount');
    case 'mirrored':
      return i18n.t('composer.problem.mirrored', [problem.account]);
    case 'blank':
      return i18n.t('composer.problem.blank');
    case 'too-many':
      return i18n.t('composer.problem.tooMany', [problem.account, problem.count, problem.limit]);
    case 'warning':
      return i18n.t('composer.problem.warning', [problem.account]);
    case 'past':
      return i18n.t('composer.problem.past');
    case 'far':
      return i18n.t('composer.problem.far');
    case 'direct':
      return i18n.t('composer.problem.direct');
    case 'target':
      return i18n.t('composer.problem.target', [problem.account]);
    case 'quote':
      return i18n.t('composer.problem.quote', [problem.account]);
    case 'poll-options':
      return i18n.t('composer.problem.pollOptions');
    case 'poll-twice':
      return i18n.t('composer.problem.pollTwice');
    case 'poll-many':
      return i18n.t('composer.problem.pollMany', [problem.account, problem.limit]);
    case 'poll-long':
      return i18n.t('composer.problem.pollLong', [problem.account, problem.limit]);
    case 'poll-lasts':
      return i18n.t('composer.problem.pollLasts', [problem.account]);
    case 'poll-media':
      return i18n.t('composer.problem.pollMedia', [problem.account]);
    case 'description': {
      const file = files[problem.file];
      return i18n.t('composer.problem.description', [
        file ? fileName(file) : '',
        problem.count,
        problem.limit,
      ]);
    }
  }
}

/** Those at one field, in words, each once. */
export function problemsAt(field: ComposerField, problems: ManuscriptProblem[], files: FileView[]): string[] {
  const mine = problems.filter((problem) => problem.field === field);
  return [...new Set(mine.map((problem) => problemWords(problem, files)))];
}

/** What a file is called among the others: its kind and its place. */
export function fileName({ file, index }: Pick<FileView, 'file' | 'index'>): string {
  switch (file.kind) {
    case 'image':
      return i18n.t('composer.files.picture', [index + 1]);
    case 'video':
      return i18n.t('composer.files.video', [index + 1]);
    case 'audio':
      return i18n.t('composer.files.audio', [index + 1]);
  }
}

/** Why a file was not added. `locale`: of sizes, BCP 47. */
export function notTakenWords(why: NotTaken, locale: string): string {
  switch (why.kind) {
    case 'kind':
      return i18n.t('composer.files.notTaken.kind', [why.name]);
    case 'empty':
      return i18n.t('composer.files.notTaken.empty', [why.name]);
    case 'stored':
      return i18n.t('composer.files.notTaken.stored', [why.name]);
    case 'size':
      return i18n.t('composer.files.notTaken.size', [
        ...[why.name, sizeText(why.bytes, locale), sizeText(why.limit, locale)],
      ] as [string, string, string]);
    case 'many':
      return i18n.t('composer.files.notTaken.many', [why.count, why.limit]);
  }
}
