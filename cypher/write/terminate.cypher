// purpose: MentionRef a transaction
// params: id
// returns: nothing
TERMINATE TRANSACTION $id
