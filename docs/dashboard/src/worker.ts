// The worker's whole program: the library's own. It is built into text (build/embedded.ts).
import "meedoen/worker";
