// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, it, test } from 'vitest';
import { ComposerPage } from '../../../components/composer/ComposerPage.tsx';
import { Attention } from '../../../components/options/Attention.tsx';
import { Kept } from '../../../components/options/Kept.tsx';
import { OptionsPage } from '../../../components/options/OptionsPage.tsx';
import { Sheet } from '../../../components/preview/Sheet.tsx';
import { ReportPage } from '../../../components/report/ReportPage.tsx';
import { StartPage } from '../../../components/start/StartPage.tsx';
import { viewOf } from '../../../utils/pages/composer/view.ts';
import { emptyShelf } from '../../../utils/post/composer.ts';
import { fixedSettings } from '../../../utils/post/fixed-settings.ts';
import { textFields } from '../../../utils/post/paper.ts';
import { changeableParts, type Policy } from '../../../utils/post/policy.ts';
import { readPolicy } from '../../../utils/post/read-policy.ts';
import { newRule } from '../../../utils/post/rule.ts';
import {
  accountIdOf,
  bookUnderPolicy,
  fixedFields,
  rulesOfPolicy,
  underPolicy,
} from '../../../utils/post/under-policy.ts';
import { draftFacts } from '../../../utils/preview/draft-facts.ts';
import { previewState } from '../../../utils/preview/preview-state.ts';
import { newForm } from '../../../utils/report/paper/form.ts';
import { type ManagedSchema, managedSchema } from '../../runner/managed-schema.ts';
import { accountWith, manuscriptWith, now, stadt } from '../composer/manuscripts.ts';
import { card, previewed } from '../preview/previewed.ts';

afterEach(cleanup);

/** What can be set of how a profile's posts are carried over, each with a value that is not the usual one. */
const carriedOver = {
  ...{ accounts: ['@stadt@krefeld.example'], mode: 'armed', visibility: 'unlisted', descriptions: 'require' },
  ...{ language: 'de', warning: 'Achtung', ending: 'Ihre Stadt', institution: 'Presseamt' },
  ...{ textFrom: 'instagram', pause: 33, numbered: true, keepTracking: true, dropCredit: true },
  ...{ originals: true, inReport: false },
};
const identity = { platform: 'facebook', profile: '1' };

/** A policy that says everything once. */
const whole = {
  servers: ['krefeld.example'],
  accounts: [{ server: 'krefeld.example', handle: '@vhs@krefeld.example' }],
  rules: [{ ...identity, name: 'Mediothek', alsoAs: ['9'], ...carriedOver }],
  newProfiles: carriedOver,
  mentions: [{ platform: 'bluesky', name: 'zoo.example', account: '@zoo@krefeld.example' }],
  descriptions: 'require',
  ...{ retention: 7, draftDays: 8, sameContent: 9, contextMenu: false, firstStart: false },
  ...{ pause: 34, replies: false, calls: false, wordDays: 12 },
  endings: [{ account: '@stadt@krefeld.example', text: 'Ihre Stadt' }],
  paper: Object.fromEntries(textFields.map((name) => [name, 'Text'])),
  mayChange: [],
  contact: 'it@krefeld.example',
};

/** What people can change nowhere, set or not. */
const nowhere: Record<string, string> = {
  'rules[].platform': 'says whose rule it is',
  'rules[].profile': 'says whose rule it is',
  'rules[].name': 'is what the platform calls the profile',
  firstStart: 'is over before anybody could change it',
  contact: 'is shown on every page that has help, and is no setting of a person',
};

const leaves = leavesOf(managedSchema(), '');

test('the policy of this test says everything that can be set', () => {
  expect(readPolicy(whole).faults).toEqual([]);
  expect(leaves.length).toBeGreaterThan(50);
  expect(leaves.filter((leaf) => JSON.stringify(only(leaf)) === '{}')).toEqual([]);
  expect(Object.keys(nowhere).filter((leaf) => !leaves.includes(leaf))).toEqual([]);
});

const single = leaves.filter((leaf) => !(leaf in nowhere) && !leaf.startsWith('paper.'));

it.each(single)('%s is shown as set, and cannot be changed', (leaf) => {
  const marks = show(readPolicy(only(leaf)).policy);
  expect(marks.length).toBeGreaterThan(marksUnder(without(leaf)));
  expect(marks.flatMap(changeableBeside)).toEqual([]);
});

it('so is each field of the paper', () => {
  const marks = show(readPolicy({ paper: whole.paper }).policy);
  expect(marks.length).toBe(marksUnder({}) + textFields.length);
  expect(marks.flatMap(changeableBeside)).toEqual([]);
});

it.each(changeableParts)('a part that people may not change says so: %s', (part) => {
  const others = changeableParts.filter((each) => each !== part);
  const marks = show(readPolicy({ mayChange: others }).policy);
  expect(marks.length).toBeGreaterThan(marksUnder({}));
  expect(marks.flatMap(changeableBeside)).toEqual([]);
});

const counted = new Map<string, number>();

/** How many marks there are under a policy; of each it is counted once. */
function marksUnder(found: object): number {
  const key = JSON.stringify(found);
  const known = counted.get(key);
  if (known !== undefined) return known;
  cleanup();
  const count = show(readPolicy(found).policy).length;
  counted.set(key, count);
  return count;
}

/** Every value of a schema by its path, `rules[].mode`. */
function leavesOf({ properties, items }: ManagedSchema, at: string): string[] {
  if (items) return leavesOf(items, `${at}[]`);
  if (!properties) return [at];
  return Object.entries(properties).flatMap(([name, field]) => leavesOf(field, at ? `${at}.${name}` : name));
}

/** A policy that sets this value alone, with what says of whom. */
function only(leaf: string): object {
  const [name = '', field] = leaf.replaceAll('[]', '').split('.');
  const set = Reflect.get(whole, name);
  if (set === undefined) return {};
  if (name === 'rules') {
    const value = Reflect.get(whole.rules[0] ?? {}, field ?? '');
    return value === undefined ? {} : { rules: [{ ...identity, [field ?? '']: value }] };
  }
  if (field === undefined || Array.isArray(set)) return { [name]: set };
  return field in set ? { [name]: { [field]: set[field] } } : {};
}

/** The same policy without that value. */
function without(leaf: string): object {
  return leaf.startsWith('rules') ? { rules: [identity] } : {};
}

/** The marks on all pages where somebody changes something, under this policy. */
function show(policy: Policy): Element[] {
  const account = accountWith();
  const accounts = [account, accountWith('zoo@krefeld.example')];
  const own = newRule({ platform: 'facebook', id: '1', name: 'Mediothek' }, [stadt]);
  const rule = underPolicy(own, policy);
  const fixed = fixedSettings(policy);
  const manuscript = manuscriptWith();
  const setEndings = (policy.endings ?? []).map(({ account }) => accountIdOf(policy, account));
  const shelf = { ...emptyShelf, fixed, setEndings, endings: { [stadt]: 'Ihre Stadt' } };
  const post = previewed('Hallo');
  post.basis = { ...post.basis, accounts: [card, { ...card, id: 'zoo' }], rule };
  post.basis.fixed = fixedFields(rule, policy);
  const common = { accounts, locale: 'en', unread: [], newProfiles: {}, pause: 10, add: { kind: 'idle' } };
  const managed = { policy, faults: [] };
  const book = [{ platform: 'facebook' as const, name: 'Zoo', account: 'zoo@krefeld.example' }];
  const period = { kind: 'year', from: '2026-01-01', to: '2026-12-31' };
  const start = { ...common, managed, rules: [rule], trial: { kind: 'none' }, toolbar: 'chrome' };
  const { container } = render(
    <>
      {/* Nothing is pressed, so that no callback is needed. */}
      <OptionsPage
        {...as<typeof OptionsPage>({
          isRead: true,
          ...common,
          ...{
            managed,
            rules: [rule, ...rulesOfPolicy([rule], policy)],
            version: '1',
            seen: [],
            bridges: {},
          },
          book: { names: bookUnderPolicy(book, policy), state: { kind: 'idle' } },
          ...{ broken: { accounts: [], rules: [], names: 0 }, transfer: { kind: 'idle' } },
        })}
        attention={
          <Attention
            {...as<typeof Attention>({
              ...{ calls: false, sameContent: 120, sameContentChoices: [120], replies: true, fixed },
            })}
          />
        }
        kept={
          <Kept
            {...as<typeof Kept>({
              ...{ sameContent: 120, keptWords: 12, keptWordsChoices: [0, 7], fixed },
              ...{ draftDays: 8, months: 7 },
            })}
          />
        }
      />
      <StartPage {...as<typeof StartPage>({ ...start, step: 1 })} />
      <StartPage {...as<typeof StartPage>({ ...start, step: 2 })} />
      <ReportPage
        {...as<typeof ReportPage>({
          ...{ isRead: true, period, periods: [period], figures: [], locale: 'en', institutions: [] },
          ...{ accounts: [], parts: [], adding: { kind: 'idle' }, browserName: '', retention: 24, fixed },
          ...{ asking: { kind: 'idle' }, form: newForm(), template: { unknown: [] }, onOpenPaper: () => {} },
        })}
      />
      <ComposerPage
        {...as<typeof ComposerPage>({
          // With it the page is whole, and not only its field.
          ...{ locale: 'en', adds: false, onChange: () => {} },
          state: {
            ...{ ready: true, hasAccounts: true, manuscript, revision: 0, progress: 'idle', shelf },
            ...{ notTaken: [], opening: 'no', search: { state: 'idle', missing: [], failed: [] }, went: [] },
            view: viewOf({
              ...{ manuscript, accounts, shown: '', endings: {}, book: [], detected: 'de' },
              ...{ pictures: new Map(), now },
            }),
          },
        })}
      />
      <Sheet
        {...as<typeof Sheet>({ facts: draftFacts(post), isOpen: true })}
        preview={as<NonNullable<Parameters<typeof Sheet>[0]['preview']>>({
          state: previewState(post, card),
          locale: 'en',
        })}
      />
    </>,
  );
  unfold(container);
  return [...container.querySelectorAll('.fixed, .provided')];
}

/** Values of a component's contract; what is not told is not looked at. */
function as<Wanted>(values: object): Wanted extends (props: infer Props) => unknown ? Props : Wanted {
  return values as never;
}

/** Folded parts are drawn once they are open. */
function unfold(container: Element): void {
  for (const each of container.querySelectorAll('details')) {
    each.open = true;
    fireEvent(each, new Event('toggle'));
  }
}

/** What can be changed beside a mark: fields that are not disabled. What is only listed has none. */
function changeableBeside(mark: Element): string[] {
  const beside = mark.closest('label, .field, .pause, .composer-field, .preview-field, .tick, fieldset');
  if (!beside || beside.closest('fieldset')?.disabled) return [];
  const fields = beside.querySelectorAll<HTMLInputElement>('input, select, textarea');
  return [...fields].filter(({ disabled }) => !disabled).map(({ outerHTML }) => outerHTML);
}
