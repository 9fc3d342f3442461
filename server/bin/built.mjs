#!/usr/bin/env node
// The program as `scripts/bundle.mjs` makes it, for whoever serves. `doorward.mjs` beside it runs the sources.
import '../dist/doorward.js'
