//! scs-desk
