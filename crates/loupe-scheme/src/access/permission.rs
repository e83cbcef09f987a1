//! The one table that says who may do what.

use std::collections::BTreeSet;

use serde::Serialize;

use super::office::OfficeKind;

/// Declares an enumeration of codes.
macro_rules! codes {
    ($(#[$about:meta])* $name:ident { $($(#[doc = $doc:literal])* $variant:ident = $code:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[doc = $doc])* $variant,)* }

        impl $name {
            /// Every one.
            pub const ALL: &[$name] = &[$($name::$variant,)*];

            /// As it stands in rows and commands.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)* }
            }

            /// From its code.
            pub fn from_code(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

codes! {
    /// What a person is in an office.
    Role {
        /// Sees what the office sees, and changes nothing.
        Reader = "reader",
        /// Prepares.
        Clerk = "clerk",
        /// Prepares, validates, issues, receives.
        Officer = "officer",
        /// Does all that, and says who belongs to the office.
        Head = "head",
    }
}

codes! {
    /// Something that not everyone may do.
    Permission {
        /// See certificates of the own office with their commercial part.
        SeeOwnCertificates = "see_own_certificates",
        /// Draft, amend and withdraw.
        DraftCertificate = "draft_certificate",
        /// Validate a draft of somebody else, or send it back.
        ValidateCertificate = "validate_certificate",
        /// Give a validated draft its number.
        IssueCertificate = "issue_certificate",
        /// Say that a shipment left, came back, or that a certificate is void.
        MoveCertificate = "move_certificate",
        /// Confirm a receipt, with its differences.
        ReceiveCertificate = "receive_certificate",
        /// Say that a certificate is forged, and publish or settle warnings.
        WarnOfCertificate = "warn_of_certificate",
        /// Read suspicions that the public reported.
        ReadSuspicions = "read_suspicions",
        /// See how pairs of participants reconcile, with what is not public.
        ReconcileCertificates = "reconcile_certificates",
        /// Bring events of custody in, and settle those that are held.
        CaptureCustody = "capture_custody",
        /// Read events of the own office, and the names of lots.
        ReadCustody = "read_custody",
        /// Publish a trust bundle.
        PublishTrust = "publish_trust",
        /// Say who belongs to the own office.
        ManageMembers = "manage_members",
        /// Make offices and accounts of all.
        ManageOffices = "manage_offices",
        /// Read what was done, by whom.
        ReadAudit = "read_audit",
    }
}

use OfficeKind as Of;
use Permission as May;
use Role as As;

/// What each kind of office may, from which role on: `Role` is in rising order, and a higher one may all a lower one may.
pub const PERMISSIONS: &[(OfficeKind, Permission, Role)] = &[
    (Of::ExportingAuthority, May::SeeOwnCertificates, As::Reader),
    (Of::ExportingAuthority, May::DraftCertificate, As::Clerk),
    (Of::ExportingAuthority, May::ValidateCertificate, As::Officer),
    (Of::ExportingAuthority, May::IssueCertificate, As::Officer),
    (Of::ExportingAuthority, May::MoveCertificate, As::Officer),
    (Of::ExportingAuthority, May::WarnOfCertificate, As::Officer),
    (Of::ExportingAuthority, May::ReadSuspicions, As::Officer),
    (Of::ExportingAuthority, May::ReconcileCertificates, As::Reader),
    (Of::ExportingAuthority, May::CaptureCustody, As::Clerk),
    (Of::ExportingAuthority, May::ReadCustody, As::Reader),
    (Of::ExportingAuthority, May::ManageMembers, As::Head),
    (Of::ExportingAuthority, May::ReadAudit, As::Head),
    (Of::ImportingAuthority, May::SeeOwnCertificates, As::Reader),
    (Of::ImportingAuthority, May::ReceiveCertificate, As::Officer),
    (Of::ImportingAuthority, May::WarnOfCertificate, As::Officer),
    (Of::ImportingAuthority, May::ReadSuspicions, As::Officer),
    (Of::ImportingAuthority, May::ReconcileCertificates, As::Reader),
    (Of::ImportingAuthority, May::CaptureCustody, As::Clerk),
    (Of::ImportingAuthority, May::ReadCustody, As::Reader),
    (Of::ImportingAuthority, May::ManageMembers, As::Head),
    (Of::ImportingAuthority, May::ReadAudit, As::Head),
    (Of::Operator, May::SeeOwnCertificates, As::Reader),
    (Of::Operator, May::CaptureCustody, As::Clerk),
    (Of::Operator, May::ReadCustody, As::Reader),
    (Of::Operator, May::ManageMembers, As::Head),
    (Of::Coordinator, May::ManageMembers, As::Head),
    (Of::WorkingGroup, May::ReconcileCertificates, As::Reader),
    (Of::WorkingGroup, May::ReadSuspicions, As::Officer),
    (Of::WorkingGroup, May::ManageMembers, As::Head),
    (Of::Chair, May::ReconcileCertificates, As::Reader),
    (Of::Chair, May::ReadSuspicions, As::Officer),
    (Of::Chair, May::WarnOfCertificate, As::Officer),
    (Of::Chair, May::ManageMembers, As::Head),
    (Of::Observer, May::ManageMembers, As::Head),
    (Of::Register, May::PublishTrust, As::Officer),
    (Of::Register, May::ReadSuspicions, As::Officer),
    (Of::Register, May::ManageMembers, As::Head),
    (Of::Register, May::ManageOffices, As::Head),
    (Of::Register, May::ReadAudit, As::Head),
];

/// Whether someone with `role` in an office of these kinds may.
pub fn allowed(kinds: &BTreeSet<OfficeKind>, role: Role, permission: Permission) -> bool {
    let permits = |(kind, may, from): &(OfficeKind, Permission, Role)| {
        *may == permission && role >= *from && kinds.contains(kind)
    };
    PERMISSIONS.iter().any(permits)
}
