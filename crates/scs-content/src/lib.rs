//! scs-content
