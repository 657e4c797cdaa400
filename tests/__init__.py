"""The tests of banmian, one folder a room; `CONTRIBUTING.md` says where a new one goes."""
