/** Tells on a channel how much memory the engine of this worker has, and how many bytes it handed over. */

let memory;
let handedOver = 0;

for (const name of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[name];
  WebAssembly[name] = async (...given) => {
    const made = await original(...given);
    memory = made.instance.exports.memory;
    return made;
  };
}

const post = globalThis.postMessage;
globalThis.postMessage = (word, transfer = []) => {
  handedOver += transfer.reduce((sum, { byteLength }) => sum + byteLength, 0);
  post(word, transfer);
};

const channel = new BroadcastChannel("measured");
channel.addEventListener("message", ({ data }) => {
  if (data === "?") channel.postMessage({ memory: memory.buffer.byteLength, handedOver });
});
