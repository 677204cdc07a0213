//! The `findings` room.
