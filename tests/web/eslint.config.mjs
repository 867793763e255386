import js from '@eslint/js';

export default [
  js.configs.recommended,
  // tsc finds undefined names, across files and with the types of each environment.
  {rules: {'no-undef': 'off'}},
  {files: ['src/platform/web/*.js'], languageOptions: {sourceType: 'script'}},
];
