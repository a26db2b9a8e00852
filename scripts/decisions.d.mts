interface Lock {
  packages: Record<string, { version?: string; optional?: boolean }>;
}

export function needsBrowsers(script: string): boolean;
export function bringsBrowsers(script: string): boolean;
export function needsInstall(found: {
  stamp: string | undefined;
  lockHash: string;
  lock: () => Lock | undefined;
  hidden: () => Lock | undefined;
}): boolean;
export function missingPackages(found: {
  chromium: string | undefined;
  firefox: string | undefined;
  exists(path: string): boolean;
  office?: boolean;
}): string[];
export function wantsOffice(script: string): boolean;
export function packageManager(machine: {
  platform: string;
  release: string;
  apt: boolean;
  root: boolean;
  sudo: () => boolean;
}): { prefix: string[] } | { because: string };
export function cannotGoOn(script: string, packages: string[]): boolean;
export function browserAdvice(packages: string[], because: string): string;
export function nodeSuffices(version: string): boolean;
export function needsPrepare(generated: number | undefined, sources: number[]): boolean;
