/*
 * The field takes keys as soon as it is painted. All that is loaded would hold that up, so it comes after; and without having
 * been painted where nobody sees the page, which browsers do not paint.
 */
const load = () => void import('./main.tsx');
requestAnimationFrame(() => setTimeout(load));
setTimeout(load, 200);
