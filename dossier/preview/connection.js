// Keeps in touch with the preview, in a worker: the page's own policy forbids it to connect, and
// stays as it will be published.
"use strict";

const page = encodeURIComponent(self.location.hash.slice(1));

function connect() {
  const socket = new WebSocket(`ws://${self.location.host}/_preview/live?page=${page}`);
  socket.onmessage = ({ data }) => postMessage(JSON.parse(data));
  socket.onclose = () => {
    postMessage({ lost: true });
    setTimeout(connect, 500);
  };
}

connect();
