// Which of a day's front pages are shown: two of ten, say. The choice stands in the address (#1,4), so that it can be handed on.
(() => {
  const pick = document.getElementById("pick");
  const boxes = [...pick.querySelectorAll("input")];
  if (boxes.length < 3) return;     // two are compared as they stand

  const show = () => {
    const some = boxes.some((box) => box.checked);      // none means all
    for (const box of boxes) document.getElementById(`f${box.value}`).hidden = some && !box.checked;
  };
  const read = () => {
    const wanted = new Set(location.hash.slice(1).split(","));
    const named = boxes.some((box) => wanted.has(box.value));
    for (const box of boxes) box.checked = !named || wanted.has(box.value);
    show();
  };
  pick.addEventListener("change", () => {
    const on = boxes.filter((box) => box.checked);
    const all = on.length === 0 || on.length === boxes.length;
    history.replaceState(null, "", all ? location.pathname + location.search : `#${on.map((box) => box.value).join(",")}`);
    show();
  });
  addEventListener("hashchange", read);
  pick.hidden = false;
  read();
})();
