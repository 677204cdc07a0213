//! The `statistics` room.
