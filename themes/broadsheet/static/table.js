"use strict";
// Rows as a table for spreadsheets.
(function (banmian) {
  // A cell that begins like a formula is given an apostrophe, so that no spreadsheet runs it.
  const cell = (value) => '"' + String(value ?? "").replace(/^[=+\-@\t\r]/, "'$&").replace(/"/g, '""') + '"';
  banmian.table = (columns, rows) => "\ufeff" + [columns, ...rows.map((row) => columns.map((name) => row[name]))].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
})(window.banmian = window.banmian || {});
