import node from "@astrojs/node";
import { defineConfig } from "astro/config";

// Answers each request, so that what is published or withdrawn shows at once. A cache in front keeps it short.
export default defineConfig({ output: "server", adapter: node({ mode: "standalone" }), trailingSlash: "ignore" });
