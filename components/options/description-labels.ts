/** The locale key of each policy for pictures and videos without a description. */
export const descriptionLabels = {
  off: 'options.profiles.descriptionsOff',
  warn: 'options.profiles.descriptionsWarn',
  require: 'options.profiles.descriptionsRequire',
} as const;
