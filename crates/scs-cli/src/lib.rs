//! scs-cli
