// First: what it takes hold of must be the page's before anything else runs.
import './request.ts';
import '../../bluesky/page/seen.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const root = document.querySelector('#root');
if (root) createRoot(root).render(<App />);
