// The worker's whole program. It is built into text (build/embedded.ts); the module comes from the page.
import { serve } from "meedoen/serve";

serve();
