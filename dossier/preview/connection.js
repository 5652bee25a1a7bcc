// Keeps in touch with the preview, in a worker: the page's own policy may forbid it to connect, and
// stays as it will be published.
"use strict";

const path = self.location.hash.slice(1);

function connect() {
  const page = encodeURIComponent(path);
  const socket = new WebSocket(`ws://${self.location.host}/_preview/live?page=${page}`);
  socket.onmessage = ({ data }) => postMessage(JSON.parse(data));
  socket.onclose = () => {
    postMessage({ lost: true });
    setTimeout(connect, 500);
  };
}

async function served() {
  try {
    return await (await fetch(path, { cache: "no-store" })).text();
  } catch {
    return "";
  }
}

self.onmessage = async () => postMessage({ html: await served() });
connect();
