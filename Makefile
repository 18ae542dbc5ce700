# Builds, runs and tests the room. Needs rustup, Node 20 or newer, and make; the rest is fetched at its locked version.
# Run `make` for the list of targets.

.DELETE_ON_ERROR:
.PHONY: help run test offline sign bench reproduce fuzz mutants audit desk build clean

export NAME TITLE COVER LANGS STRINGS RECIPIENT RECIPIENT_NAME NOWASM

stamps := target/stamps
# Where cargo builds into.
built := $(or $(CARGO_TARGET_DIR),target)
core := $(shell find src -type f) Cargo.toml Cargo.lock tools/wasm.mjs tools/project.mjs
packer := $(shell find tools/pack -type f) tools/pack.mjs tools/wasm.mjs tools/project.mjs
room := $(shell find www -type f) tools/build.mjs tools/budget.mjs tools/pack.mjs tools/project.mjs tools/strings.mjs

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile | expand -t 20

run: build ## build, serve on 127.0.0.1, and print the address and the path of the offline file
	@node tools/serve.mjs

test: build ## every check: format, layers, lints, documentation, types, native, wasm, and end to end in a browser
	@node tools/test.mjs

offline: build $(if $(RECIPIENT),target/web/bundle/panah_bg.wasm) $(if $(NOWASM),target/web/nowasm/core.js) ## write the room as one HTML file to pkg/, with its SHA-256: make offline [NAME=notes] [TITLE='Field notes'] [COVER=19841] [LANGS="ar ckb"] [STRINGS=folder] [RECIPIENT=age1... RECIPIENT_NAME='Field desk'] [NOWASM=1 for browsers without WebAssembly]
	@node tools/build.mjs offline

sign: build ## sign the package's SHA256SUMS, and one file that make offline wrote, with minisign: make sign KEY=minisign.key [NAME=notes]
	@if [ -z "$(KEY)" ]; then echo 'KEY names the file of a secret key of minisign'; exit 1; fi
	minisign -S -s "$(KEY)" -m pkg/SHA256SUMS $(if $(NAME),"pkg/$(NAME).html")

bench: build $(built)/release/panah $(stamps)/bench ## time each stage on 1, 12, 48 and 108 megapixels, native and in a browser: make bench [MODEL=yunet.onnx] [CLIPS="a.mp4 b.mov"]
	@node bench/run.mjs
	@node bench/film-room.mjs
	@node bench/film-room.mjs 120 1080
	@node bench/slow.mjs
	@if [ "$$(id -u)" = 0 ]; then SLOW=0.25 node bench/film-room.mjs 4; else echo 'a quarter of one core needs root for its cgroup: skipped'; fi
	@if command -v ffmpeg > /dev/null; then node bench/film.mjs; else echo 'bench/film.mjs needs ffmpeg: skipped'; fi
	@node bench/strip.mjs
	@node bench/seal.mjs
	@node bench/large.mjs
	@if python3 -c 'import numpy, PIL' 2> /dev/null; then python3 bench/noise.py $(built)/release/panah; else echo 'bench/noise.py needs python3 with numpy and Pillow: skipped'; fi
	@if [ -n "$(CLIPS)" ]; then python3 bench/clips.py $(CLIPS); fi
	@if [ -n "$(MODEL)" ]; then WASM_BINDGEN=target/tools/bin/wasm-bindgen node bench/faces.mjs "$(MODEL)"; fi

reproduce: $(stamps)/bindgen $(stamps)/node ## build the commit that is checked out twice, from clean clones in other surroundings, and compare pkg/ byte for byte
	@node tools/reproduce.mjs

fuzz: ## run each fuzz target for 20 seconds: make fuzz [SECONDS=600] [TARGETS="movie pdf"]; needs a C++ compiler
	@node tools/fuzz.mjs $(or $(SECONDS),20) $(TARGETS)

mutants: $(stamps)/node $(stamps)/rust ## plant small faults that a fast test should notice: make mutants [PARTS="room wall"] [SHARD=0/8] [MINUTES=60] [DAY=1]
	@node tools/mutants.mjs $(PARTS) $(if $(SHARD),--shard $(SHARD)) $(if $(MINUTES),--minutes $(MINUTES)) $(if $(DAY),--day $(DAY))

audit: $(stamps)/node ## licences of all that is built in or builds, and advisories where they can be asked for
	@node tools/audit.mjs

desk: $(built)/release/panah ## build the desk tool, without a path of its builder's in it

build: pkg/room.html ## build the room and the package in pkg/

clean: ## remove what was built, but not the fetched tools
	@rm -rf target/web $(built)/wasm32-unknown-unknown $(built)/release $(built)/debug $(stamps) node_modules
	@git clean -fdXq pkg

$(stamps)/rust: rust-toolchain.toml
	@mkdir -p $(stamps)
	rustup toolchain install || rustup show
	@touch $@

$(stamps)/node: package.json package-lock.json .npmrc
	@mkdir -p $(stamps)
	npm ci
	@touch $@

$(stamps)/bench: bench/package.json bench/package-lock.json $(stamps)/node
	cd bench && npm ci
	@touch $@

$(stamps)/bindgen: Cargo.lock tools/bindgen.mjs $(stamps)/rust
	@node tools/bindgen.mjs
	@touch $@

target/web/panah_bg.wasm: $(core) $(stamps)/bindgen $(stamps)/node
	@node tools/wasm.mjs
	@touch $@

target/web/bundle/panah_bg.wasm: $(core) $(stamps)/bindgen $(stamps)/node
	@node tools/wasm.mjs bundle
	@touch $@

target/web/nowasm/core.js: $(core) tools/nowasm.mjs $(stamps)/bindgen $(stamps)/node
	@node tools/nowasm.mjs
	@touch $@

target/web/unpack.wasm: $(packer) $(stamps)/rust $(stamps)/node
	@node tools/pack.mjs
	@touch $@

pkg/room.html: $(room) target/web/panah_bg.wasm target/web/unpack.wasm
	@node tools/build.mjs

$(built)/release/panah: $(core) $(stamps)/rust tools/desk.mjs
	@node tools/desk.mjs
	@touch $@
