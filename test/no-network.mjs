// Given to Node before a program starts: whatever asks the network then fails as it does on a closed machine.
import { Socket } from "node:net";

globalThis.fetch = () => Promise.reject(new Error("no network here"));
Socket.prototype.connect = function () {
  throw new Error("no network here");
};
