// Loaded last. What the browser refuses (storage, history, clipboard, a layout) never ends a frame:
// each function of host.h that throws returns 0 instead.
for (const name of Object.keys(LibraryManager.library)) {
  if (!/^host_[a-z_]+[a-z]$/.test(name) || name.endsWith('__deps')) continue;
  const library = /** @type {Record<string, unknown>} */ (LibraryManager.library);
  library[`${name}__postset`] = `_${name} = Host.guarded('${name}', _${name});`;
}
