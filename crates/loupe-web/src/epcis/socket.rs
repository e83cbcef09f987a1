//! A named question whose answers come through a websocket.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use jiff::Timestamp;
use loupe_epcis::json::{Object, Value};
use loupe_epcis::part::Time;
use loupe_registry::epcis::{EpcFormat, NamedQuery, Schedule};
use loupe_registry::registry::{Registry, Trouble};
use loupe_scheme::access::Actor;
use loupe_scheme::reason::Reason;
use loupe_scheme::rule::{Place, Refusal, Rule};
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep_until};

use super::Call;
use super::asked::Asked;

/// How many sockets are open at once; who comes then is refused.
const SOCKETS_MAX: usize = 64;

/// How often it is looked whether something came.
const LOOK_EVERY: Duration = Duration::from_millis(250);

/// How often somebody who hears nothing is asked whether they are there, and whether their token still holds.
const PING_EVERY: Duration = Duration::from_secs(30);

/// How long a message may take to be sent.
const SEND_WITHIN: Duration = Duration::from_secs(20);

/// The longest message that a client may send; none is expected.
const MESSAGE_BYTES_MAX: usize = 4 << 10;

static SOCKETS: Semaphore = Semaphore::const_new(SOCKETS_MAX);

/// When somebody is told.
struct Wishes {
    /// `None` for as soon as there is something.
    schedule: Option<Schedule>,
    if_empty: bool,
    initial: Option<Timestamp>,
}

/// Someone at the other end.
struct Listener {
    registry: Arc<Registry>,
    actor: Actor,
    token: String,
    named: NamedQuery,
    format: EpcFormat,
    wishes: Wishes,
    seen: u32,
}

/// Opens a socket. Refuses with `B46` wishes that are none, and whoever comes when all sockets are taken.
pub(super) async fn open(
    call: &Call<'_>,
    asked: &mut Asked,
    named: NamedQuery,
    pairs: &[(String, String)],
) -> Result<Response, Trouble> {
    let wishes = Wishes::of(pairs)?;
    let refuse = |why| Refusal::new(Rule::SubscriptionWrong, "").because(why);
    let mut parts = asked.parts.take().ok_or_else(|| refuse(Reason::NotWebsocket))?;
    let upgrade = WebSocketUpgrade::from_request_parts(&mut parts, call.app).await;
    let upgrade = upgrade.map_err(|_| refuse(Reason::NotWebsocket))?;
    let place = SOCKETS.try_acquire().map_err(|_| refuse(Reason::SocketsTaken))?;
    let seen = call.app.registry.begin_to_follow(call.actor, wishes.initial).await?;
    let token = crate::session::bearer(&asked.headers).unwrap_or_default().to_owned();
    let listener = Listener {
        registry: call.app.registry.clone(),
        actor: call.actor.clone(),
        token,
        named,
        format: call.negotiated.epcs,
        wishes,
        seen,
    };
    let upgrade = upgrade.max_message_size(MESSAGE_BYTES_MAX).max_frame_size(MESSAGE_BYTES_MAX);
    Ok(upgrade.on_upgrade(move |socket| async move {
        listener.tell(socket).await;
        drop(place);
    }))
}

impl Wishes {
    fn of(pairs: &[(String, String)]) -> Result<Wishes, Refusal> {
        let wrong = |name: &str, given: &str| {
            let given: String = given.chars().take(100).collect();
            Refusal::new(Rule::SubscriptionWrong, given).at(Place { name: Some(name.to_owned()), ..Place::default() })
        };
        let (mut stream, mut if_empty, mut initial, mut schedule) = (false, false, None, Object::new());
        for (name, value) in pairs {
            match (name.as_str(), value.as_str()) {
                ("stream", "true" | "false") => stream = value == "true",
                ("reportIfEmpty", "true" | "false") => if_empty = value == "true",
                ("initialRecordTime", text) => {
                    let mended = text.replace(' ', "+");
                    let moment = Time::new(mended).and_then(|time| time.moment());
                    initial = Some(moment.ok_or_else(|| wrong(name, value).because(Reason::NotTime))?);
                }
                (field, text) if Schedule::NAMES.contains(&field) => schedule.set(field, Value::Text(text.to_owned())),
                _ => return Err(wrong(name, value)),
            }
        }
        let schedule = if schedule.is_empty() { None } else { Some(Schedule::of(&schedule)?) };
        if stream == schedule.is_some() {
            return Err(wrong("stream", "stream, schedule").because(Reason::ScheduleOrStream));
        }
        Ok(Wishes { schedule, if_empty, initial })
    }
}

impl Listener {
    /// Tells until the other end leaves, or its token ends.
    async fn tell(mut self, mut socket: WebSocket) {
        let mut ping = Instant::now() + PING_EVERY;
        let mut due = self.next(Timestamp::now());
        loop {
            tokio::select! {
                heard = socket.recv() => match heard {
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return,
                    Some(Ok(_)) => {}
                },
                () = sleep_until(due) => {
                    if self.send_what_came(&mut socket).await.is_none() {
                        return;
                    }
                    due = self.next(Timestamp::now());
                }
                () = sleep_until(ping) => {
                    let holds = self.registry.actor_of_token(&self.token).await;
                    let known = self.registry.epcis_query(&self.actor, &self.named.name).await;
                    let alive = send(&mut socket, Message::Ping(axum::body::Bytes::new())).await;
                    if holds.is_err() || known.is_err() || alive.is_none() {
                        let _ = send(&mut socket, Message::Close(None)).await;
                        return;
                    }
                    ping = Instant::now() + PING_EVERY;
                }
            }
        }
    }

    /// When it is looked again.
    fn next(&self, now: Timestamp) -> Instant {
        let wait = match &self.wishes.schedule {
            None => LOOK_EVERY,
            Some(schedule) => {
                let next = schedule.after(now).map(|next| next.duration_since(now));
                next.and_then(|wait| Duration::try_from(wait).ok()).unwrap_or(PING_EVERY)
            }
        };
        Instant::now() + wait
    }

    /// `None` when the other end is gone, or nothing can be looked up.
    async fn send_what_came(&mut self, socket: &mut WebSocket) -> Option<()> {
        let mut if_empty = self.wishes.if_empty && self.wishes.schedule.is_some();
        loop {
            let query = (self.named.name.as_str(), &self.named.query);
            let followed = self.registry.follow_epcis(&self.actor, query, (self.seen, if_empty), self.format).await;
            let followed = followed.ok()?;
            if let Some(document) = followed.document {
                send(socket, Message::Text(Value::Object(document).to_string().into())).await?;
                if_empty = false;
            }
            self.seen = followed.seen;
            if !followed.more {
                return Some(());
            }
        }
    }
}

async fn send(socket: &mut WebSocket, message: Message) -> Option<()> {
    tokio::time::timeout(SEND_WITHIN, socket.send(message)).await.ok()?.ok()
}
