// Marks the searched words on an article's page when its address has ?q=, with a bar to go from one to the next.
(function () {
  'use strict';
  const query = new URLSearchParams(location.search).get('q');
  if (!query) return;
})();
