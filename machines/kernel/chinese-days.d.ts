// The package's other file is an ES module under the name of a CommonJS one, which webpack refuses.
declare module 'chinese-days/dist/index.min.js' {
  export { default } from 'chinese-days';
}
