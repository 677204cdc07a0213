declare module "*?worker" {
  const made: new () => Worker;
  export default made;
}
