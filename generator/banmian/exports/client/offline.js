// Registers the service worker where the site is served, and fills [data-offline] with the offer to keep everything.
"use strict";
(() => {
  const here = document.currentScript;
  if (!("serviceWorker" in navigator) || !/^https?:$/.test(location.protocol) || !here) return;
  const root = new URL("../", here.src);
  const WORDS = {
    "zh-Hans": { offer: "把全站 {n} 个文件（{m} MB）存到这台设备，供没有网络时阅读？", keep: "全部保存", forget: "删除已存文件",
      working: "正在保存：{d} / {n}", kept: "全站 {n} 个文件已在这台设备上，没有网络也能阅读和检索。", room: "这台设备可用空间不足。", failed: "没有完成：" },
    "zh-Hant": { offer: "把全站 {n} 個檔案（{m} MB）存到這台裝置，供沒有網路時閱讀？", keep: "全部儲存", forget: "刪除已存檔案",
      working: "正在儲存：{d} / {n}", kept: "全站 {n} 個檔案已在這台裝置上，沒有網路也能閱讀和檢索。", room: "這台裝置可用空間不足。", failed: "沒有完成：" },
    en: { offer: "Keep all {n} files of this site ({m} MB) on this device, to read without a network?", keep: "Keep everything",
      forget: "Remove them", working: "Saving: {d} / {n}", kept: "All {n} files are on this device and can be read and searched offline.",
      room: "This device has not enough room.", failed: "Not finished: " },
  };
  // The language a reader chose, where the theme lets choose; the page's own otherwise.
  const tongue = () => {
    const asked = (window.banmian && window.banmian.language) || document.documentElement.lang;
    return asked in WORDS ? asked : /^en/.test(asked) ? "en" : "zh-Hans";
  };
  const words = () => WORDS[tongue()];
  const fill = (text, values) => text.replace(/\{(\w)\}/g, (_, name) => String(values[name]));

  navigator.serviceWorker.register(new URL("sw.js", root).href, { scope: root.href }).then(() => {
    const place = document.querySelector("[data-offline]");
    if (place) navigator.serviceWorker.ready.then((registration) => offer(place, registration.active));
  }, () => {});                                    // private windows may refuse: the site reads all the same

  async function offer(place, worker) {
    const list = await (await fetch(new URL("app/offline.json", root))).json();
    const bytes = list.files.reduce((sum, [, size]) => sum + size, 0);
    const line = place.appendChild(document.createElement("p"));
    line.setAttribute("role", "status");
    const button = place.appendChild(document.createElement("button"));
    button.type = "button";
    button.hidden = true;                          // until the worker has said what it can do: it has no words before
    place.hidden = false;
    let told = null;
    const show = (data) => {
      told = data;
      for (const part of [line, button]) part.lang = tongue();
      const numbers = { n: data.of || data.files || list.files.length, m: (bytes / 1e6).toFixed(1), d: data.done };
      line.textContent = data.state === "failed" ? words().failed + data.reason
        : fill(words()[{ none: "offer", kept: "kept", working: "working", room: "room" }[data.state]], numbers);
      button.hidden = data.state === "working";
      button.textContent = data.state === "kept" ? words().forget : words().keep;
      button.dataset.does = data.state === "kept" ? "forget" : "keep";
    };
    navigator.serviceWorker.addEventListener("message", (event) => {
      if (event.data && event.data.banmian === "offline") show(event.data);
    });
    document.addEventListener("banmian:language", () => { if (told) show(told); });
    button.addEventListener("click", async () => {
      const room = navigator.storage && navigator.storage.estimate ? await navigator.storage.estimate() : {};
      if (button.dataset.does === "keep" && room.quota && room.quota - room.usage < bytes * 1.2) return show({ state: "room" });
      worker.postMessage({ banmian: button.dataset.does });
    });
    worker.postMessage({ banmian: "state" });
  }
})();
