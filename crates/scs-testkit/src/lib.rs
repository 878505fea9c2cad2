//! scs-testkit
