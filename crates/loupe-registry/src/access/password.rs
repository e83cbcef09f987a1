//! Passwords: which are taken (A5), and how they are kept (Argon2id).

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use loupe_scheme::access::AccountName;
use loupe_scheme::rule::{Refusal, Rule};
use tokio::sync::Semaphore;

use crate::keys::{ExposeSecret, SecretString};
use crate::registry::{Fault, Trouble};

/// The shortest password, in characters (NIST SP 800-63B 3.1.1.2 asks for 8 beside a second factor, else 15; passphrases
/// are what is meant).
pub const PASSWORD_CHARS_MIN: usize = 12;
/// The longest password, in characters.
pub const PASSWORD_CHARS_MAX: usize = 1024;

/// Memory to try one password, in KiB: with the passes below what OWASP asks for at least.
const MEMORY_KIB: u32 = 19 * 1024;
/// How often that memory is passed over.
const PASSES: u32 = 2;
/// How many passwords are tried at once: 76 MiB in all; others wait.
const AT_ONCE: usize = 4;

static TRYING: Semaphore = Semaphore::const_new(AT_ONCE);

/// Passwords of twelve characters and more that head the lists of those who guess.
const MOST_USED: &[&str] = &[
    "123456789012",
    "1234567890123",
    "12345678901234",
    "123456789012345",
    "1234567890123456",
    "1234567891011",
    "123123123123",
    "111111111111",
    "000000000000",
    "987654321098",
    "qwertyuiopas",
    "qwertyuiop123",
    "qwertyuiop[]",
    "1qaz2wsx3edc",
    "1q2w3e4r5t6y",
    "q1w2e3r4t5y6",
    "zaq12wsxcde3",
    "qazwsxedcrfv",
    "asdfghjkl123",
    "qwerty123456",
    "password1234",
    "password12345",
    "password123456",
    "passwordpassword",
    "password123!",
    "passw0rd1234",
    "iloveyou1234",
    "administrator",
    "administrator1",
    "adminadmin12",
    "admin1234567",
    "changeme1234",
    "changemenow1",
    "letmein12345",
    "welcome12345",
    "welcome123456",
    "unbelievable",
    "abcdefghijkl",
    "abcd12345678",
    "abc123abc123",
    "a1b2c3d4e5f6",
    "motdepasse12",
    "motdepasse123",
    "motdepasse1234",
    "azertyuiop12",
    "azertyuiop123",
    "palavrapasse",
    "palavrapasse1",
    "minhasenha12",
    "minhasenha123",
    "senha1234567",
    "diamonds1234",
    "diamantes123",
    "kimberley123",
    "kimberleyprocess",
    "correcthorsebatterystaple",
];

/// Refuses with `A5` a password that is too short or too long, is the name of its account, repeats one thing, or is
/// among those most used. Nothing of the password is in the refusal.
pub(super) fn check(account: &AccountName, full_name: &str, password: &SecretString) -> Result<(), Refusal> {
    let password = password.expose_secret();
    let plain = password.to_lowercase();
    let chars = password.chars().count();
    let names = [account.as_str().to_owned(), full_name.to_lowercase()];
    let is_name = names.iter().any(|name| {
        let bare = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
        !bare(name).is_empty() && bare(&plain).replace(&bare(name), "").chars().count() < 4
    });
    let mut kinds: Vec<char> = plain.chars().collect();
    kinds.sort_unstable();
    kinds.dedup();
    let fits = (PASSWORD_CHARS_MIN..=PASSWORD_CHARS_MAX).contains(&chars);
    if fits && !is_name && kinds.len() > 4 && !MOST_USED.contains(&&*plain) {
        return Ok(());
    }
    Err(Refusal::new(Rule::PasswordWeak, account.as_str()).accepting([PASSWORD_CHARS_MIN.to_string()]))
}

fn argon() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, 1, None).expect("these are within the bounds of RFC 9106");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// What is kept of a password.
pub(super) async fn hash(password: SecretString) -> Result<String, Trouble> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(Fault::Random)?;
    busy(move || {
        let hash = argon().hash_password_with_salt(password.expose_secret().as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).unwrap_or_default()
    })
    .await
}

/// Whether it is the password that is kept so. Where none is kept it is tried against nobody's, which takes as long.
pub(super) async fn is_right(kept: Option<String>, password: SecretString) -> Result<bool, Trouble> {
    busy(move || {
        let known = kept.is_some();
        let kept = kept.unwrap_or_else(|| NOBODYS.to_owned());
        let matches = PasswordHash::new(&kept)
            .is_ok_and(|kept| argon().verify_password(password.expose_secret().as_bytes(), &kept).is_ok());
        known && matches
    })
    .await
}

/// The hash of a password that nobody knows, with the work of every other.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5LWF0LWFsbC4u$\
                       1GqWd6Pj2Cz1vL9q4Jk3m0bNn0Qy5uVtXrZs8aOeHfE";

/// Does what takes time and memory, a few at once, on a thread that may be busy.
async fn busy<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Trouble> {
    let turn = TRYING.acquire().await;
    // The work goes on where nobody waits for it any more, and so its turn goes with it.
    let done = move || {
        let _turn = turn;
        work()
    };
    tokio::task::spawn_blocking(done).await.map_err(|broken| Fault::Broken(broken).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn nobodys_password_takes_the_work_of_every_other_and_opens_nothing() {
        let nobodys = PasswordHash::new(NOBODYS).unwrap_or_else(|error| panic!("{error}"));
        let params = Params::try_from(&nobodys).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((params.m_cost(), params.t_cost(), params.p_cost()), (MEMORY_KIB, PASSES, 1));
        assert_eq!(nobodys.hash.map(|hash| hash.as_bytes().len()), Some(32));
        let typed = || SecretString::from("correct horse battery".to_owned());
        assert!(matches!(is_right(None, typed()).await, Ok(false)));
        let kept = hash(typed()).await.unwrap_or_default();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(matches!(is_right(Some(kept), typed()).await, Ok(true)));
    }
}
