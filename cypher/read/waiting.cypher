// purpose: The transaction that bears a mark
// params: mark
// returns: id
SHOW TRANSACTIONS YIELD transactionId, metaData
WHERE metaData.tieline = $mark
RETURN transactionId AS id
