// Asks a device for a passkey, and puts its answer into the form that wanted one. Without script, or in a browser that
// knows no passkeys, these forms stay hidden and the page says what to do instead.
"use strict";
(() => {
  if (!window.isSecureContext || !window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

  // The options as the server writes them, with bytes where browsers want bytes.
  const asked = (options) => {
    const publicKey = { ...options, challenge: bytes(options.challenge) };
    if (options.user) {
      publicKey.user = { ...options.user, id: bytes(options.user.id) };
      publicKey.excludeCredentials = known(options.excludeCredentials);
    } else {
      publicKey.allowCredentials = known(options.allowCredentials);
    }
    return { publicKey };
  };

  const answered = (credential) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    if (credential.response.getTransports) response.transports = credential.response.getTransports();
    const { id, type } = credential;
    return JSON.stringify({ id, type, rawId: text(credential.rawId), clientExtensionResults: {}, response });
  };

  const device = async (form, say) => {
    const body = new URLSearchParams(new FormData(form));
    const name = form.dataset.name && document.getElementById(form.dataset.name);
    if (name) body.set("name", name.value);
    let question;
    try {
      const reply = await fetch(form.dataset.question, { method: "POST", body });
      question = await reply.json();
      if (!reply.ok) return say(`${question.detail} ${question.next}`);
    } catch {
      return say(form.dataset.silent);
    }
    say(form.dataset.wait);
    try {
      const credentials = navigator.credentials;
      const options = asked(question.options);
      const credential = await (options.publicKey.user ? credentials.create(options) : credentials.get(options));
      form.elements.credential.value = answered(credential);
    } catch (error) {
      return say(error.name === "InvalidStateError" ? form.dataset.has : form.dataset.broken);
    }
    form.elements.waiting.value = question.waiting;
    if (form.elements.password) form.elements.password.value = "";
    form.submit();
  };

  for (const form of document.querySelectorAll("form[data-question]")) {
    const said = form.querySelector("[role=status]");
    const button = form.querySelector("button");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      button.disabled = true;
      await device(form, (words) => { said.textContent = words; });
      button.disabled = false;
    });
  }
  for (const absent of document.querySelectorAll("[data-without-passkeys]")) absent.hidden = true;
})();
