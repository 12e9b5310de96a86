// SPDX-License-Identifier: Apache-2.0
// The types of Handlebars for its browser build, a third of the size of the one for Node.
declare module 'handlebars/dist/handlebars.js' {
  export { default } from 'handlebars';
}
