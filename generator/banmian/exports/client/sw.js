// The service worker: what a reader has seen stays readable without a network, and everything when asked for.
//
// Pages come from the network first, so nobody reads an old page who could have the new one. Files with a digest in
// their name never change and come from the cache. A new build is a new VERSION: its worker takes over at once,
// keeps what it can still use, and drops the rest. What was kept whole is brought up to date file by file.
"use strict";

const VERSION = "__VERSION__";
const SHELL = __SHELL__;
const SEEN = "banmian-seen";            // what was read, newest build's form where there is one
const WHOLE = "banmian-whole";          // everything, once the reader has asked for it
const LIST = "app/offline.json";
const HASHED = /[.-][0-9a-f]{8,}\.[a-z0-9]+$/;                     // site.1a2b3c4d.css

const scope = () => self.registration.scope;
const address = (path) => new URL(path, scope()).href;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(SEEN)
      .then((cache) => cache.addAll(SHELL.map((path) => new Request(address(path), { cache: "no-cache" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropStale().then(() => self.clients.claim()));
});

// Forgets hashed files that no page of this build names any more: their names will never be asked for again.
async function dropStale() {
  const cache = await caches.open(SEEN);
  const current = new Set(SHELL.map(address));
  for (const request of await cache.keys()) {
    const path = new URL(request.url).pathname;
    if (path.includes("/assets/") && HASHED.test(path) && !current.has(request.url)) await cache.delete(request);
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(scope()) || event.request.headers.has("range")) return;
  event.respondWith(HASHED.test(url.pathname) ? cacheFirst(event.request) : networkFirst(event.request));
});

async function cacheFirst(request) {
  return (await caches.match(request, { ignoreSearch: true })) || keep(request, await fetch(request));
}

async function networkFirst(request) {
  try {
    return await keep(request, await fetch(request));
  } catch (error) {
    const page = request.url.endsWith("/") ? `${request.url}index.html` : request.url;
    const held = (await caches.match(request, { ignoreSearch: true })) || (await caches.match(page, { ignoreSearch: true }));
    if (held) return held;
    const lost = request.mode === "navigate" && (await caches.match(address("404.html")));
    if (lost) return new Response(await lost.blob(), { status: 503, headers: lost.headers });
    throw error;
  }
}

// Keeps a good answer under its address without the question, and passes it on.
async function keep(request, answer) {
  if (answer.ok && answer.type === "basic") {
    const cache = await caches.open(SEEN);
    await cache.put(request.url.split(/[?#]/)[0], answer.clone());
  }
  return answer;
}

self.addEventListener("message", (event) => {
  const answer = (data) => event.source && event.source.postMessage({ banmian: "offline", ...data });
  const work = { keep: keepAll, forget: forgetAll, state }[event.data && event.data.banmian];
  if (work) event.waitUntil(work(answer).catch((error) => answer({ state: "failed", reason: String(error) })));
});

async function state(answer) {
  const held = await heldDigests();
  answer({ state: held ? "kept" : "none", files: held ? Object.keys(held).length : 0 });
}

// Fetches every file whose digest is not the one held; a broken line leaves what came so far, and the next call goes on.
async function keepAll(answer) {
  const list = await (await fetch(address(LIST), { cache: "no-cache" })).json();
  const cache = await caches.open(WHOLE);
  const held = (await heldDigests()) || {};
  const missing = list.files.filter(([path, , digest]) => held[path] !== digest);
  let done = 0;
  for (let at = 0; at < missing.length; at += 8) {
    await Promise.all(missing.slice(at, at + 8).map(async ([path, , digest]) => {
      const answerOf = await fetch(address(path), { cache: "no-cache" });
      if (!answerOf.ok) throw new Error(`${path}: ${answerOf.status}`);
      await cache.put(address(path), answerOf);
      held[path] = digest;
    }));
    done = Math.min(at + 8, missing.length);
    if (at % 256 === 0) await note(cache, held);
    answer({ state: "working", done, of: missing.length });
  }
  const wanted = new Set(list.files.map(([path]) => path));
  for (const path of Object.keys(held).filter((one) => !wanted.has(one))) {
    await cache.delete(address(path));
    delete held[path];
  }
  await note(cache, held);
  answer({ state: "kept", files: list.files.length });
}

async function forgetAll(answer) {
  await caches.delete(WHOLE);
  answer({ state: "none", files: 0 });
}

const NOTE = "app/offline-held.json";

async function heldDigests() {
  if (!(await caches.has(WHOLE))) return null;
  const found = await (await caches.open(WHOLE)).match(address(NOTE));
  return found ? found.json() : null;
}

function note(cache, held) {
  return cache.put(address(NOTE), new Response(JSON.stringify(held), { headers: { "content-type": "application/json" } }));
}
