/*
 * A neutral imitation of the composer in Meta Business Suite, for tests and screenshots.
 * Observed by others (2025-11 to 2026-10), not by us:
 *   the address; the heading; the editor's role, label and class `notranslate`, and that it is Draft.js (the library
 *   itself is used here); that no file input is there before the click, and that it may be made without a document; the
 *   list items with sizes and their two buttons; both channels chosen, named by their icons only; the Page's name in the
 *   preview only; the switches, the date's form, the time's spin buttons; the buttons' words in English; the headings
 *   after publishing and scheduling, with the id; the question before leaving; everything by XMLHttpRequest, the bytes
 *   of a video from a worker; the name and the outline of the publishing request, and that a customized text replaces
 *   the common one in its channel's object; the upload hosts; hashed class names and new ids.
 * Names alone are known (a list of Meta's operations, 2025-12 to 2026-01): what the planner's requests are called.
 * Put together from several sources, never recorded: the request's and the answer's bodies.
 * Guesses: every German word; the looks; the tabs of a customized post and that the common text stays as it was before;
 *   what an Instagram channel's object holds besides a text; that Instagram cannot be without a picture; how an
 *   alternative text is edited, and the request that saves it; that arrow keys move a picture; when a draft saves
 *   itself; the error under the fields; the fields of the video's requests; the requests' acting id; the comment box;
 *   all of the planner beside its address, and what its requests hold and are answered with.
 */
// First: Draft.js asks for what only Node has.
import './globals.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { seed } from './setup.ts';

const root = document.querySelector('[data-stage-root]');
if (root) createRoot(root, { identifierPrefix: seed }).render(<App />);
